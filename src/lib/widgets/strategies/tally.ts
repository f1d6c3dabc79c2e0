import { chiSquareTail } from '#lib/math/chi-square.ts'
import { uAt, type Trace } from '#lib/sampling/index.ts'

/** Where the shares of the kept tokens end on [0, 1), in order of final probability. Shape [keptCount]. */
export function bordersOf({ final }: Trace): Float64Array {
  const { weightByRank, total, count } = final
  const borders = new Float64Array(count)
  let sum = 0
  for (let rank = 0; rank < count; rank++) borders[rank] = (sum += weightByRank[rank]) / total
  return borders
}

/** The rank that a dart hits: the first whose share ends beyond u. The same token as `draw` gives, found by halving. */
export function rankHit(borders: Float64Array, u: number): number {
  let low = 0
  let high = borders.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (u < borders[middle]) high = middle
    else low = middle + 1
  }
  return low
}

/**
 * Throws the darts of the attempts `from` to `to`, the latter excluded, and counts what each hits: the darts that as many attempts at "Sample"
 * from this place would throw.
 *
 * @param countByRank shape [keptCount]; counted up
 */
export function throwDarts(
  countByRank: Uint32Array,
  borders: Float64Array,
  { seed, place, from, to }: { seed: number; place: number; from: number; to: number },
): void {
  for (let attempt = from; attempt < to; attempt++)
    countByRank[rankHit(borders, uAt(seed, place, attempt))]++
}

/** How often something came, and how often it should have. */
export type Cell = { readonly observed: number; readonly expected: number }

/** Cells that are expected less often do not follow the chi-square distribution. */
const LEAST_EXPECTED = 5

/**
 * Tokens as cells of the test, in order of probability; those expected fewer than five times are one cell together, with the last of the others
 * where they are still too few.
 *
 * @param probabilityByRank falling, summing to 1
 */
export function cellsOf(countByRank: Uint32Array, probabilityByRank: Float64Array): Cell[] {
  const drawn = sum(countByRank)
  let own = 0
  while (own < countByRank.length && probabilityByRank[own] * drawn >= LEAST_EXPECTED) own++
  const cells = Array.from(countByRank.subarray(0, own), (observed, rank) => ({
    observed,
    expected: probabilityByRank[rank] * drawn,
  }))
  if (own === countByRank.length) return cells
  const rest = {
    observed: sum(countByRank.subarray(own)),
    expected: sum(probabilityByRank.subarray(own)) * drawn,
  }
  const last = rest.expected < LEAST_EXPECTED ? cells.pop() : undefined
  return [...cells, last ? together(last, rest) : rest]
}

function together(a: Cell, b: Cell): Cell {
  return { observed: a.observed + b.observed, expected: a.expected + b.expected }
}

function sum(values: Uint32Array | Float64Array): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

export type ChiSquareTest = {
  readonly statistic: number
  readonly degrees: number
  /** How often chance alone gives at least as large a statistic, in [0, 1]. */
  readonly p: number
}

/**
 * Pearson's test of counts against theory: Σ (observed − expected)² / expected, with one degree of freedom less than cells.
 *
 * Source: Pearson 1900.
 *
 * @returns undefined for fewer than two cells: nothing can differ
 */
export function chiSquareTest(cells: readonly Cell[]): ChiSquareTest | undefined {
  if (cells.length < 2) return undefined
  const statistic = cells.reduce(
    (sum, { observed, expected }) => sum + (observed - expected) ** 2 / expected,
    0,
  )
  const degrees = cells.length - 1
  return { statistic, degrees, p: chiSquareTail(statistic, degrees) }
}

/** The first ranks one by one, and all the others together; undefined where there are no others. */
export function barsOf(
  countByRank: Uint32Array,
  probabilityByRank: Float64Array,
  most: number,
): { bars: Cell[]; rest: (Cell & { readonly tokens: number }) | undefined } {
  const drawn = sum(countByRank)
  const bars = Array.from(countByRank.subarray(0, most), (observed, rank) => ({
    observed,
    expected: probabilityByRank[rank] * drawn,
  }))
  const tokens = countByRank.length - bars.length
  if (tokens === 0) return { bars, rest: undefined }
  const observed = sum(countByRank.subarray(most))
  return {
    bars,
    rest: { tokens, observed, expected: sum(probabilityByRank.subarray(most)) * drawn },
  }
}
