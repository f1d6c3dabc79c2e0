export { default as ProvenanceMark } from './ProvenanceMark.svelte'
export { default as Source } from './Source.svelte'
