export { default as Hood } from './Hood.svelte'
export { HoodView } from './view.svelte.ts'
