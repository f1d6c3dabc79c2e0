import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  T: { kind: 'number', initial: 1, min: 0.05, max: 50 },
} as const satisfies Fields
