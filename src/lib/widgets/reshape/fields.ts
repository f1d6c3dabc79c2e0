import type { Fields } from '#lib/widgets/figure/index.ts'
import { capture } from './capture.ts'

export const fields = {
  /** The step on view, from 1. */
  step: { kind: 'number', initial: 1, min: 1, max: capture.steps },
  T: { kind: 'number', initial: 1, min: 0.1, max: 2 },
  p: { kind: 'number', initial: 1, min: 0.05, max: 1 },
  /** What a list of the top 16 alone makes of it, beside the truth. */
  top16: { kind: 'switch', initial: false },
} as const satisfies Fields
