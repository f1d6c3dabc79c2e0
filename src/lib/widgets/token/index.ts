export { default as TokenText } from './TokenText.svelte'
