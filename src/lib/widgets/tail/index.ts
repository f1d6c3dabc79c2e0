export { setTail } from './choices.svelte.ts'
export { default as Tail } from './Tail.svelte'
