export { default as Views } from './Views.svelte'
export { ViewsView } from './view.svelte.ts'
