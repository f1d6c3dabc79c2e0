import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  passage: { kind: 'choice', initial: 'fact', of: ['fact', 'story', 'code'] },
  /** What the color of a token says. */
  color: { kind: 'choice', initial: 'entropy', of: ['entropy', 'surprisal', 'rank'] },
} as const satisfies Fields
