import { positionOf } from './rank-axis.ts'
import { xOf, type Plot } from './curve.ts'

/** Ranks that are named on the curve where there is room, besides the last. */
const NAMED = [1, 3, 100, 1000, 10_000, 30_000, 100_000]
/** Pixels from a name to the one before, to the first, which begins at its point, and to the last, at least. */
const NAME_DISTANCE = 72
const FIRST_DISTANCE = 108
const LAST_DISTANCE = 48
/** Of a plot whose first tokens are named, in pixels. */
const LEAST_WIDTH = 480
/** From a number below the axis to the last one, which ends where the axis does. */
const TICK_DISTANCE = 76
const MOST_DOTS = 10
const DOT_DISTANCE = 8
/** From here on a name stands to the left of its point, where the curve has left room. */
const FAR_RIGHT = 0.9
/** Of a letter of a label, on average. */
const LETTER = 6.4
const GAP = 6

/** Where the words at a point of the curve stand. */
export type Anchor = 'start' | 'middle' | 'end' | 'above'

/** The ranks whose tokens are named on the curve: the last, and of those before it as many as there is room for. */
export function namedRanks(plot: Plot): { rank: number; anchor: Anchor }[] {
  const ranks: number[] = []
  for (const rank of NAMED) {
    if (rank >= plot.count) break
    const last = ranks.at(-1)
    // The curve soon falls through names at its beginning, where there is little width.
    const isCrossed = rank < 100 && plot.width < LEAST_WIDTH
    const isApart =
      last === undefined ||
      xOf(rank, plot) - xOf(last, plot) >= (last === 1 ? FIRST_DISTANCE : NAME_DISTANCE)
    if (isApart && !isCrossed && plot.width - xOf(rank, plot) >= LAST_DISTANCE) ranks.push(rank)
  }
  ranks.push(plot.count)
  return ranks.map((rank) => ({ rank, anchor: anchorOf(rank, plot) }))
}

function anchorOf(rank: number, plot: Plot): Anchor {
  if (rank === 1) return 'start'
  // Where the curve ends it is steep.
  if (rank === plot.count) return 'above'
  return positionOf(rank, plot.count) > FAR_RIGHT ? 'end' : 'middle'
}

/** How many of the first ranks stand far enough apart to be dots on the curve. */
export function dotCount(plot: Plot): number {
  let count = 0
  while (count < MOST_DOTS && xOf(count + 2, plot) - xOf(count + 1, plot) >= DOT_DISTANCE) count++
  return count
}

/** The ranks named below the axis: powers of ten, and the last. */
export function rankTicks(plot: Plot): number[] {
  const ticks: number[] = []
  for (let rank = 1; rank < plot.count; rank *= 10)
    if (rank === 1 || plot.width - xOf(rank, plot) >= TICK_DISTANCE) ticks.push(rank)
  return [...ticks, plot.count]
}

/** How many tokens reach a share of the mass; shares that the same number reaches are one mark. */
export type ShareMark = { readonly shares: readonly number[]; readonly rank: number }

export function shareMarks(shares: readonly number[], counts: readonly number[]): ShareMark[] {
  return [...new Set(counts)].map((rank) => ({
    rank,
    shares: shares.filter((_, i) => counts[i] === rank),
  }))
}

/** Where a label beside an upright line stands: on which of its sides, and in which row above the axis. */
export type Placed = { readonly isLeft: boolean; readonly row: number }

/** Places labels beside their lines, from left to right, each in the lowest row where it lies over no other. */
export function placeLabels(
  labels: readonly { x: number; text: string }[],
  width: number,
): Placed[] {
  const endByRow: number[] = []
  return labels.map(({ x, text }) => {
    const length = text.length * LETTER + GAP
    const isLeft = x + length > width
    const from = isLeft ? x - length : x
    const free = endByRow.findIndex((end) => end <= from)
    const row = free < 0 ? endByRow.length : free
    endByRow[row] = from + length
    return { isLeft, row }
  })
}

/** The ranks of a table: the first ten, three in each factor of ten after them, and the last. */
export function tableRanks(count: number): number[] {
  const ranks = Array.from({ length: Math.min(10, count) }, (_, i) => i + 1)
  for (let power = 10; power < count; power *= 10)
    for (const rank of [2 * power, 5 * power, 10 * power]) if (rank < count) ranks.push(rank)
  if (count > 10) ranks.push(count)
  return ranks
}
