export { default as Tail } from './Tail.svelte'
