export { default as YourStep } from './YourStep.svelte'
