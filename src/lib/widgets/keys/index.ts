export { default as Keys } from './Keys.svelte'
export { KeysView } from './view.svelte.ts'
