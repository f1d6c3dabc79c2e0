import type { Fields } from '#lib/widgets/figure/index.ts'
import { ks } from './four-words.ts'

export const fields = {
  T: { kind: 'number', initial: 1, min: 0, max: 2 },
  k: { kind: 'choice', initial: 'off', of: ks },
  p: { kind: 'number', initial: 1, min: 0.01, max: 1 },
  /** How many words of the text are written. */
  written: { kind: 'number', initial: 8, min: 0, max: 24 },
  draws: { kind: 'choice', initial: '1000', of: ['none', '100', '1000', '10000'] },
  seed: { kind: 'number', initial: 4, min: 0, max: 9999 },
} as const satisfies Fields
