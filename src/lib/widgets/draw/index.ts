export { default as Draw } from './Draw.svelte'
export { DrawView } from './view.svelte.ts'
