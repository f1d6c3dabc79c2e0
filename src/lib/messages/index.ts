/** The words of the language in use. English is the only one so far. */
export * as messages from './en.ts'
