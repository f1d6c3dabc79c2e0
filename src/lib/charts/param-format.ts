import { formatNumber } from './number-format.ts'

const MOST_DECIMALS = 6

/**
 * A setting as its slider steps, and finer where the value is: `0.90`, `40`, `0.0006`.
 *
 * @param step of the slider
 */
export function formatSetting(value: number, step = 1): string {
  return formatNumber(value, Math.max(decimalsOf(step), decimalsOf(value)))
}

/** How many decimals a number needs, up to six. */
export function decimalsOf(value: number): number {
  for (let decimals = 0; decimals < MOST_DECIMALS; decimals++) {
    if (Math.abs(Number(value.toFixed(decimals)) - value) <= Math.abs(value) * 1e-12)
      return decimals
  }
  return Number.isFinite(value) ? MOST_DECIMALS : 0
}
