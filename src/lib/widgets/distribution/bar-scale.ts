import { formatPercent, formatPowerOfTen } from '#lib/charts/number-format.ts'

/** How a probability becomes a length, and the two ends of that axis in words. */
export type BarScale = {
  /** In percent of the room there is, from 0 to 100. */
  length(probability: number): number
  readonly from: string
  readonly to: string
}

export type BarScaleKind = 'linear' | 'log'

/** The linear scale ends a little beyond the longest bar, on a multiple of this. */
const STEP = 0.02
/** A bar that stands for something is never thinner, in percent. */
const LEAST_BAR = 0.6
/** Where the logarithmic scale begins, as a power of ten: the tail of a vocabulary seldom reaches lower. */
const LOG_START = -12

/** @param longest the greatest probability that has to fit */
export function linearScale(longest: number): BarScale {
  const end = Math.min(1, Math.ceil((longest * 1.05) / STEP) * STEP)
  return {
    length: (probability) => visible(probability, (probability / end) * 100),
    from: '0',
    to: formatPercent(end),
  }
}

/** Each factor of ten is as long as the next, from 10⁻¹² to 1; what is less likely still is the thinnest bar. */
export const logScale: BarScale = {
  length: (probability) => visible(probability, (1 - Math.log10(probability) / LOG_START) * 100),
  from: formatPowerOfTen(LOG_START),
  to: '1',
}

function visible(probability: number, length: number): number {
  return probability === 0 ? 0 : Math.min(100, Math.max(LEAST_BAR, length))
}
