import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  p: { kind: 'number', initial: 0.9, min: 0.01, max: 1 },
} as const satisfies Fields
