import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  T: { kind: 'number', initial: 0.7, min: 0.1, max: 3 },
  phase: {
    kind: 'choice',
    initial: 'normalize',
    of: ['logits', 'divide', 'exponentiate', 'normalize'],
  },
} as const satisfies Fields
