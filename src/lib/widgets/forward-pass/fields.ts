import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  view: { kind: 'choice', initial: 'logits', of: ['logits', 'probabilities'] },
  T: { kind: 'number', initial: 1, min: 0.2, max: 3 },
  /** Whose way from the embedding to its number is written out. */
  word: {
    kind: 'choice',
    initial: 'jumps',
    of: ['jumps', 'cat', 'dog', 'runs', 'table', 'the'],
  },
} as const satisfies Fields
