import type { Ranking } from '#lib/sampling/index.ts'

export const CHART = { width: 320, height: 232 } as const
/** Ranks that are always in the chart, so that a near cut has some of the tail beside it. */
const LEAST_RANKS = 60
/** How far beyond the cut the chart goes. */
const BEYOND = 1.6
/** Points of a line: more would lie on one pixel. */
const MOST_POINTS = 160
/** Decades below the line that a threshold chart shows. */
const DECADES_BELOW = 2

export type RankChart = {
  /** Path of the curve. */
  readonly line: string
  readonly ranks: number
  /** Where the kept tokens end, from 0 to 1 of the width. */
  readonly cutX: number
  /** Where the limit lies, from 0 (top) to 1 of the height. */
  readonly limitY: number
  /** Values at the top and at the bottom. */
  readonly top: number
  readonly bottom: number
}

/** Sums of the most probable tokens, rank by rank, and the p that they have to reach. */
export function runningSum(before: Ranking, kept: number, p: number): RankChart {
  const ranks = ranksShown(before, kept)
  const sums = new Float64Array(ranks)
  let weight = 0
  for (let rank = 0; rank < ranks; rank++)
    sums[rank] = (weight += before.weightByRank[rank]) / before.total
  return {
    line: steps(ranks, (rank) => 1 - sums[rank]),
    ranks,
    cutX: kept / ranks,
    limitY: 1 - p,
    top: 1,
    bottom: 0,
  }
}

/** Probabilities by rank on a logarithmic scale, and the line below which tokens are removed. */
export function threshold(before: Ranking, kept: number, limit: number): RankChart {
  const ranks = ranksShown(before, kept)
  const least = Math.max(before.probability(ranks - 1), limit * 10 ** -DECADES_BELOW)
  const bottom = Math.floor(Math.log10(Math.min(least, limit)))
  const depth = (probability: number) => Math.min(1, Math.log10(probability) / bottom)
  return {
    line: steps(ranks, (rank) => depth(before.probability(rank))),
    ranks,
    cutX: kept / ranks,
    limitY: depth(limit),
    top: 1,
    bottom: 10 ** bottom,
  }
}

function ranksShown(before: Ranking, kept: number): number {
  return Math.min(before.count, Math.max(LEAST_RANKS, Math.ceil(kept * BEYOND)))
}

/** A stair: flat over each rank; where ranks outnumber the points, over some ranks at a time. */
function steps(ranks: number, depth: (rank: number) => number): string {
  const each = Math.ceil(ranks / MOST_POINTS)
  let path = ''
  for (let rank = 0; rank < ranks; rank += each) {
    const y = round(depth(rank) * CHART.height)
    const x = round((Math.min(rank + each, ranks) / ranks) * CHART.width)
    path += rank === 0 ? `M0 ${y}H${x}` : `V${y}H${x}`
  }
  return path
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
