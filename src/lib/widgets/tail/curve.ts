import type { Ranking } from '#lib/sampling/index.ts'
import { positionOf } from './rank-axis.ts'

/** A plot of probability by rank, both logarithmic. */
export type Plot = {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** The last rank of the axis. */
  readonly count: number
  /** Factors of ten from the top, which is 1, to the bottom. */
  readonly decades: number
}

/** Two points on each pixel are as fine as a line can be drawn. */
const POINTS_PER_PIXEL = 2
/** Fewer parts than this between the marks of the axis of probability. */
const MOST_TICKS = 5

/** How many factors of ten a rank lies below certainty: −log₁₀ p. From the logits, so that no underflow ends it. */
export function depthOf(ranking: Ranking, rank: number): number {
  return (ranking.logSum - ranking.logitAt(rank - 1)) / Math.LN10
}

/** As many whole decades as it takes to show every token of a distribution. */
export function decadesOf(ranking: Ranking): number {
  return Math.max(1, Math.ceil(depthOf(ranking, ranking.count)))
}

/**
 * The ranks worth drawing out of all: every one where they stand apart, and one for each half pixel where they do not,
 * always with the first and the last. The curve never rises, so what lies between two of them strays from the line by no
 * more than the two differ.
 *
 * @param count of the distribution drawn, which may end before the axis does
 * @returns counting from 1, rising
 */
export function thinnedRanks(count: number, plot: Plot): number[] {
  const step = 1 / (plot.width * POINTS_PER_PIXEL)
  const ranks: number[] = []
  for (let rank = 1; rank < count;) {
    ranks.push(rank)
    const next = plot.count ** (positionOf(rank, plot.count) + step)
    rank = Math.max(rank + 1, Math.floor(next))
  }
  ranks.push(count)
  return ranks
}

/** An SVG path through the probabilities of some ranks. It ends where it leaves the plot; a distribution cut short falls to the bottom. */
export function probabilityPath(ranking: Ranking, ranks: readonly number[], plot: Plot): string {
  let path = ''
  for (const rank of ranks) {
    const depth = depthOf(ranking, rank)
    path += `${path === '' ? 'M' : 'L'}${px(xOf(rank, plot))} ${px(yOf(depth, plot))}`
    if (depth > plot.decades) return path
  }
  return ranking.count < plot.count ? `${path}V${plot.height}` : path
}

/** An SVG path of the mass up to each of some ranks, on a linear scale from 0 to 1. */
export function cumulativePath(
  ranks: readonly number[],
  massBeyond: ArrayLike<number>,
  plot: Plot,
): string {
  return ranks
    .map(
      (rank, i) =>
        `${i === 0 ? 'M' : 'L'}${px(xOf(rank, plot))} ${px(massBeyond[i] * plot.height)}`,
    )
    .join('')
}

export function xOf(rank: number, { width, count }: Plot): number {
  return positionOf(rank, count) * width
}

export function yOf(depth: number, { height, decades }: Plot): number {
  return (depth / decades) * height
}

/** Exponents of the powers of ten that the axis of probability names: 0, −4, −8, … */
export function exponents({ decades }: Plot): number[] {
  const step = [1, 2, 4, 5, 10, 20, 50, 100].find((step) => decades / step < MOST_TICKS) ?? decades
  return Array.from({ length: Math.floor(decades / step) + 1 }, (_, i) => 0 - i * step)
}

function px(length: number): number {
  return Math.round(length * 10) / 10
}
