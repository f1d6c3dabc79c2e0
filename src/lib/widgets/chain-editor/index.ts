export { default as ChainEditor } from './ChainEditor.svelte'
export { ChainEditorView } from './view.svelte.ts'
