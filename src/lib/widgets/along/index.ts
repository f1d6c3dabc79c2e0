export { default as Along } from './Along.svelte'
export { default as Before } from './Before.svelte'
export { AlongView } from './view.svelte.ts'
