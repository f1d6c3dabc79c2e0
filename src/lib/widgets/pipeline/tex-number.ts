import { decimalsOf, formatNumber } from '#lib/charts/number-format.ts'

/** A logit or a length in nats or bits. */
export function texNumber(value: number, decimals = 2): string {
  return formatNumber(value, decimals).replace('∞', String.raw`\infty`)
}

/** A setting, with the decimals that it has. */
export function texSetting(value: number): string {
  return texNumber(value, decimalsOf(value))
}

/** A probability as a number: four decimals, or as a power of ten where these would hide it. */
export function texProbability(probability: number): string {
  if (probability === 0 || probability >= 1e-3) return formatNumber(probability, 4)
  const [mantissa, exponent] = probability.toExponential(1).split('e')
  return String.raw`${mantissa} \times 10^{${Number(exponent)}}`
}
