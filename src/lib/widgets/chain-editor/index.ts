export { default as ChainEditor } from './ChainEditor.svelte'
export { ChainEditorView } from './view.svelte.ts'
export { default as ChainSteps } from './ChainSteps.svelte'
export { chainOfBench, type ChainHolder } from './chain-holder.ts'
