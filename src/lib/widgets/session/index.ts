export type { Gap } from './place-reader.svelte.ts'
export { Session } from './session.svelte.ts'
