/** A term smaller than this, relative to the sum, no longer changes it. */
const PRECISION = 1e-15
/** Stands for a zero that a fraction must not be divided by. */
const TINY = 1e-300
/** From here on Stirling's series has all the digits of a float64. */
const STIRLING_FROM = 10
/** Coefficients of 1/z, 1/z³, 1/z⁵, …: B₂ₖ / (2k (2k − 1)) with Bernoulli's numbers. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/**
 * How often chance alone gives a chi-square at least this large: the upper tail of the chi-square distribution, Q(df / 2, x / 2).
 *
 * Source: Abramowitz and Stegun, 26.4.2 and 26.4.19.
 * Agrees with: the critical values of the NIST/SEMATECH e-Handbook, section 1.3.6.7.4.
 *
 * @param statistic at least 0
 * @param degrees degrees of freedom, an integer from 1
 * @returns in [0, 1]
 * @throws RangeError for anything else
 */
export function chiSquareTail(statistic: number, degrees: number): number {
  if (!(statistic >= 0)) throw new RangeError(`chi-square: must be at least 0, got ${statistic}`)
  if (!(Number.isInteger(degrees) && degrees >= 1))
    throw new RangeError(`chi-square: degrees must be an integer from 1, got ${degrees}`)
  return upperGamma(degrees / 2, statistic / 2)
}

/** Q(a, x) = Γ(a, x) / Γ(a): by the series below the mean, where its complement is small, by the fraction above it. */
function upperGamma(a: number, x: number): number {
  if (x === 0) return 1
  if (x === Infinity) return 0
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a))
  return x < a + 1 ? 1 - scale * lowerSeries(a, x) : scale * upperFraction(a, x)
}

/** Σ xⁿ / (a (a + 1) … (a + n)). Source: Abramowitz and Stegun, 6.5.29. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a
  let sum = term
  for (let n = 1; term > sum * PRECISION; n++) {
    term *= x / (a + n)
    sum += term
  }
  return sum
}

/** 1 / (x + 1 − a − 1 (1 − a) / (x + 3 − a − …)), from the front by Lentz's method. Source: Abramowitz and Stegun, 6.5.31. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a
  let numerator = 1 / TINY
  let denominator = 1 / b
  let fraction = denominator
  for (let n = 1, change = 0; Math.abs(change - 1) > PRECISION; n++) {
    const part = n * (a - n)
    b += 2
    denominator = 1 / nonZero(b + part * denominator)
    numerator = nonZero(b + part / numerator)
    change = numerator * denominator
    fraction *= change
  }
  return fraction
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value
}

/** ln Γ(z) for z > 0: Stirling's series, after Γ(z + 1) = z Γ(z) has brought z up to where it is exact. */
function logGamma(z: number): number {
  let product = 1
  for (; z < STIRLING_FROM; z++) product *= z
  let series = 0
  for (let k = STIRLING.length - 1; k >= 0; k--) series = series / (z * z) + STIRLING[k]
  return (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series / z - Math.log(product)
}
