export { default as Views } from './Views.svelte'
export { ViewsView, type ViewId } from './view.svelte.ts'
