export { default as Prompt } from './Prompt.svelte'
export { PromptView } from './view.svelte.ts'
