import type { Fields } from '#lib/widgets/figure/index.ts'
import { search } from './search.ts'

export const fields = {
  /** How many tokens of both are compared. */
  tokens: { kind: 'number', initial: search.length, min: 1, max: search.length },
} as const satisfies Fields
