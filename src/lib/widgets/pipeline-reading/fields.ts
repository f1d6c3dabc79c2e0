import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  T: { kind: 'number', initial: 1.5, min: 0, max: 2 },
  /** 0 = off. */
  k: { kind: 'number', initial: 0, min: 0, max: 200 },
  p: { kind: 'number', initial: 0.9, min: 0.05, max: 1 },
  order: { kind: 'choice', initial: 'temperature-first', of: ['temperature-first', 'top-p-first'] },
} as const satisfies Fields
