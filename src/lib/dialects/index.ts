/** A chain of samplers, written for other programs and read from their requests. */
export { requestIn } from './pasted.ts'
export { fromRequest } from './read.ts'
export { dialects } from './specs.ts'
export type { Dialect, Json, Options, Read, Request, Written } from './types.ts'
export { toRequest } from './write.ts'
