import type { Fields } from '#lib/widgets/figure/index.ts'
import { ks } from '#lib/widgets/three-knobs/index.ts'

export const fields = {
  T: { kind: 'number', initial: 1, min: 0.2, max: 3 },
  k: { kind: 'choice', initial: 'off', of: ks },
  /** Which distribution the tokens come from. */
  from: { kind: 'choice', initial: 'shaped', of: ['shaped', 'own'] },
} as const satisfies Fields
