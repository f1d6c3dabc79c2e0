export { Session, type Gap } from './session.svelte.ts'
