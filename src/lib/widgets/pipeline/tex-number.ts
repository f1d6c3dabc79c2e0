import { decimalsOf, formatNumber } from '#lib/charts/number-format.ts'

/** A logit or a length in nats or bits. */
export function texNumber(value: number, decimals = 2): string {
  return formatNumber(value, decimals).replace('∞', String.raw`\infty`)
}

/** A setting, with the decimals that it has. */
export function texSetting(value: number): string {
  return texNumber(value, decimalsOf(value))
}

/**
 * A probability as a number: four decimals, or as a power of ten where these would hide it.
 *
 * @param more digits beyond these
 */
export function texProbability(probability: number, more = 0): string {
  if (isPlain(probability)) return formatNumber(probability, 4 + more)
  const [mantissa, exponent] = probability.toExponential(1 + more).split('e')
  return String.raw`${mantissa} \times 10^{${Number(exponent)}}`
}

/** Whether four decimals do not hide it. */
export function isPlain(probability: number): boolean {
  return probability === 0 || probability >= 1e-3
}
