export { default as Distribution } from './Distribution.svelte'
export { DistributionView } from './view.svelte.ts'
