import type { Fields } from '#lib/widgets/figure/index.ts'
import { experiment } from './experiment.ts'

export const fields = {
  /** How many tokens of each lane are shown. */
  tokens: { kind: 'number', initial: experiment.length, min: 1, max: experiment.length },
} as const satisfies Fields
