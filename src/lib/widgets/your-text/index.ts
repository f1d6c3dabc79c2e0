export { default as YourText } from './YourText.svelte'
export { YourTextView } from './view.svelte.ts'
