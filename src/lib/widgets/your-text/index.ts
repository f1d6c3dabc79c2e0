export { default as Continuation } from './Continuation.svelte'
export { default as YourText } from './YourText.svelte'
export { YourTextView } from './view.svelte.ts'
