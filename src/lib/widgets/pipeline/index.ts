export { default as Pipeline } from './Pipeline.svelte'
