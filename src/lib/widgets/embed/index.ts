export { default as Embed } from './Embed.svelte'
export type { HeightMessage } from './embed.svelte.ts'
