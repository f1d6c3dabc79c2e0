const FIGURE_SPACE = '\u2007'
const PUNCTUATION_SPACE = '\u2008'
const NARROW_SPACE = '\u202f'
const MINUS = '\u2212'
const MOST_DECIMALS = 3
const MAGNITUDE_DECIMALS = 2
/** As many decimals as `toFixed` writes. */
const MOST_FIXED = 100
const LARGE_NUMBERS = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const
/** Made once: making one takes longer than using it a hundred times. */
const COUNTS = new Intl.NumberFormat('en-US')
const SUPERSCRIPTS: Record<string, string> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/**
 * A probability as words of the interface: `40.2 %`, `4.53 %`, `0.916 %`, and below 0.01 % the probability itself,
 * `4.1 × 10⁻⁷`. What is not zero never reads as zero, and what is not all never reads as 100 %.
 *
 * @param probability from 0 to 1
 */
export function formatProbability(probability: number): string {
  const { number, unit } = probabilityPieces(probability)
  return number + unit
}

/** The same, padded with figure spaces on the right, so that decimal points align in a column set flush right. */
export function formatProbabilityAligned(probability: number): string {
  const { number, unit, decimals } = probabilityPieces(probability)
  return number + unit + FIGURE_SPACE.repeat(Math.max(0, MOST_DECIMALS - decimals))
}

function probabilityPieces(probability: number) {
  if (probability === 0) return { number: '0', unit: `${NARROW_SPACE}%`, decimals: 0 }
  if (probability < 1e-4 && percentDecimals(probability) === undefined) {
    return { number: formatPower(probability), unit: '', decimals: MOST_DECIMALS }
  }
  const decimals = percentDecimals(probability) ?? MOST_DECIMALS
  return { number: (probability * 100).toFixed(decimals), unit: `${NARROW_SPACE}%`, decimals }
}

/** Decimals of a percentage after rounding: 9.996 reads 10.0, not 10.00. Undefined: too small for percent. */
function percentDecimals(probability: number): number | undefined {
  const percent = probability * 100
  if (percent < 0.01) return undefined
  if (Number(percent.toFixed(3)) < 1) return 3
  if (Number(percent.toFixed(2)) < 10) return 2
  // 99.97 % must not read 100.0 %.
  if (probability < 1 && Number(percent.toFixed(1)) === 100) {
    return Number(percent.toFixed(2)) < 100 ? 2 : 4
  }
  return 1
}

function formatPower(value: number): string {
  const [mantissa, exponent] = value.toExponential(1).split('e')
  return `${mantissa}${NARROW_SPACE}×${NARROW_SPACE}${formatPowerOfTen(Number(exponent))}`
}

/** A whole power of ten, as the end of a logarithmic axis: `10⁻¹²`. */
export function formatPowerOfTen(exponent: number): string {
  return `10${String(exponent).replace(/[-\d]/g, (sign) => SUPERSCRIPTS[sign])}`
}

/** A share in percent, whole where nothing else is said: `42 %`. */
export function formatPercent(share: number, decimals = 0): string {
  return `${formatNumber(share * 100, decimals)}${NARROW_SPACE}%`
}

/** How seldom: `1 in 2.4 million`, for what is too small to feel as a percentage. */
export function formatOdds(probability: number): string {
  if (!(probability > 0)) return 'never'
  const exact = 1 / probability
  if (exact < 1e6) return `1 in ${formatCount(Math.round(exact))}`
  const odds = Number(exact.toPrecision(2))
  if (odds >= 1e15) return `1 in ${formatPower(odds)}`
  const [size, name] = LARGE_NUMBERS.find(([size]) => odds >= size)!
  return `1 in ${formatNumber(odds / size, odds / size < 10 ? 1 : 0)} ${name}`
}

/** A number with a true minus sign and fixed decimals: `−17.21`. Minus zero reads as zero; infinity as `∞`. */
export function formatNumber(value: number, decimals = 2): string {
  if (value === Infinity) return '∞'
  if (value === -Infinity) return `${MINUS}∞`
  const text = Math.abs(value).toFixed(decimals)
  return value < 0 && Number(text) !== 0 ? MINUS + text : text
}

/** A positive number of any size: `5,389,698`, `83.8`, `5.55`, and beyond that as a power, `1.8 × 10⁻²`. */
export function formatMagnitude(value: number): string {
  return magnitudePieces(value).number
}

/** The same, padded with figure spaces on the right, so that decimal points align in a column set flush right. */
export function formatMagnitudeAligned(value: number): string {
  const { number, decimals } = magnitudePieces(value)
  const point = decimals === 0 ? PUNCTUATION_SPACE : ''
  return number + point + FIGURE_SPACE.repeat(MAGNITUDE_DECIMALS - decimals)
}

function magnitudePieces(value: number) {
  if (value < 0.095 || value >= 9_999_999.5) {
    return { number: formatPower(value), decimals: MAGNITUDE_DECIMALS }
  }
  const decimals = value < 9.995 ? 2 : value < 999.95 ? 1 : 0
  return {
    number: decimals === 0 ? formatCount(Math.round(value)) : value.toFixed(decimals),
    decimals,
  }
}

/**
 * A setting, never rounded to another one: with as many decimals as its slider steps, and more where it has more:
 * `0.90`, `40`, `0.0006`.
 *
 * @param step of the slider
 */
export function formatSetting(value: number, step = 1): string {
  return formatNumber(value, decimalsOf(value, decimalsOf(step)))
}

/** How many decimals it takes to write a number, and at least those given: from 2 on, 0.9 is `0.90` and 0.925 is `0.925`. */
export function decimalsOf(value: number, least = 0): number {
  // A binary fraction is not its decimal: 0.1 + 0.2 is 0.3 here.
  const nearness = Math.abs(value) * 1e-12
  for (let decimals = least; decimals < MOST_FIXED; decimals++) {
    if (!(Math.abs(Number(value.toFixed(decimals)) - value) > nearness)) return decimals
  }
  return MOST_FIXED
}

/** The fewest decimals, and at least those given, at which no two different numbers are written alike. */
export function decimalsApart(values: readonly number[], least: number): number {
  const different = new Set(values)
  const areApart = (decimals: number) =>
    new Set(Array.from(different, (value) => value.toFixed(decimals))).size === different.size
  let decimals = least
  while (decimals < MOST_FIXED && !areApart(decimals)) decimals++
  return decimals
}

/** A perplexity: `2.66`, and from 100 on whole, `1,204`. */
export function formatPerplexity(perplexity: number): string {
  return perplexity < 99.995 ? formatNumber(perplexity) : formatCount(Math.round(perplexity))
}

/** A count with thousands separators: `49,152`. */
export function formatCount(count: number): string {
  return COUNTS.format(count)
}

/** Megabytes, one decimal, as a download shows them: `41.2`. */
export function formatMegabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}
