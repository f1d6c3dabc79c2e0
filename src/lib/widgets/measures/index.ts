export { default as Measures } from './Measures.svelte'
export { MeasuresView } from './view.svelte.ts'
