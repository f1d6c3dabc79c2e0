export { default as Strategies } from './Strategies.svelte'
