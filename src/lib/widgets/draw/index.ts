export { default as Draw } from './Draw.svelte'
export { ownMassOfKept } from './pieces.ts'
export { DrawView } from './view.svelte.ts'
