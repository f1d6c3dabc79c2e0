import { en, type Messages } from './en.ts'

/** The words of the language in use. English is the only one so far. */
export const messages: Messages = en
export type { Messages }
