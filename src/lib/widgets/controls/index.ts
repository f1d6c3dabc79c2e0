export { default as Controls } from './Controls.svelte'
export { ControlsView } from './view.svelte.ts'
