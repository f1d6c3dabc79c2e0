export { default as Landscape } from './Landscape.svelte'
export { default as Reading } from './Reading.svelte'
export { setLandscape } from './set-word.ts'
