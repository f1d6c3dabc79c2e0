export { default as ExpectednessScale } from './ExpectednessScale.svelte'
export { default as Tint } from './Tint.svelte'
export { default as TokenText } from './TokenText.svelte'
