import type { Parameter } from '#lib/sampling/index.ts'

/** How near a number field comes to an end that is not allowed itself, in steps of the slider. */
const NEARNESS = 100

/**
 * What a number field takes, from the interval that the rule allows: `(0, 1]` in steps of 0.01 is 0.0001 to 1. Whole numbers begin beyond an open
 * end.
 */
export function fieldLimits({ valid, kind, step = 1 }: Parameter): { min: number; max: number } {
  const match = /^([[(])(.+), (.+)([\])])$/.exec(valid ?? '(-∞, ∞)')!
  const [, open, from, to, close] = match
  const gap = kind === 'integer' ? 1 : step / NEARNESS
  const min = Number(from.replace('∞', 'Infinity'))
  const max = Number(to.replace('∞', 'Infinity'))
  return { min: open === '(' ? min + gap : min, max: close === ')' ? max - gap : max }
}
