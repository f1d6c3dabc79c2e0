import type { PositionSummary } from '#lib/state/position-summary.ts'
import { expectedness } from '#lib/state/token-score.ts'

/** What the color of a token says. */
export type ColorBy = 'entropy' | 'surprisal' | 'rank'
export const colorings: readonly ColorBy[] = ['entropy', 'surprisal', 'rank']

/** 1 sure or expected to 5 open or surprising. */
export type Level = 1 | 2 | 3 | 4 | 5
export const levels: readonly Level[] = [1, 2, 3, 4, 5]

/** The level that a position has by a measure. Surprisal has the steps of the text of the bench: 50, 10, 1 and 0.1 %. */
export function levelOf(summary: PositionSummary, by: ColorBy): Level {
  if (by === 'entropy') return entropyLevel(summary.entropy)
  return by === 'surprisal' ? expectedness(summary.probability) : rankLevel(summary.rank)
}

/** @param bits under 0.5, to 1.5, to 3, to 5, over 5 */
export function entropyLevel(bits: number): Level {
  if (bits < 0.5) return 1
  if (bits <= 1.5) return 2
  if (bits <= 3) return 3
  return bits <= 5 ? 4 : 5
}

function rankLevel(rank: number): Level {
  if (rank <= 1) return 1
  if (rank <= 10) return 2
  if (rank <= 100) return 3
  return rank <= 1000 ? 4 : 5
}
