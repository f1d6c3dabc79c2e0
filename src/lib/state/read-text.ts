import type { ForwardOptions, FullDistribution } from '#lib/engine/types.ts'
import { rank } from '#lib/sampling/index.ts'
import { summarizePosition, type PositionSummary } from './position-summary.ts'

/** Positions read in one call: their logits are in memory together, 196 kB each. */
export const READ_AT_ONCE = 16

type Forward = (ids: readonly number[], options: ForwardOptions) => Promise<FullDistribution[]>

/**
 * Reads a text piece by piece and sums up each position, so that logits are held of one piece at a time.
 *
 * @param options.from the first position to read, at least 1
 * @param options.turn awaited after each position: lets a page paint and answer in between
 * @yields the summaries of a piece, in order
 */
export async function* readText(
  forward: Forward,
  ids: readonly number[],
  options: { from?: number; signal?: AbortSignal; turn?: () => Promise<void> } = {},
): AsyncGenerator<PositionSummary[]> {
  const { from = 1, signal, turn } = options
  for (let start = from; start < ids.length; start += READ_AT_ONCE) {
    const end = Math.min(start + READ_AT_ONCE, ids.length)
    const positions = Array.from({ length: end - start }, (_, i) => start + i - 1)
    const read = await forward(ids.slice(0, end - 1), { positions, ...(signal && { signal }) })
    const summaries: PositionSummary[] = []
    for (const [i, { logits }] of read.entries()) {
      summaries.push(summarizePosition(rank(logits), ids[start + i]))
      await turn?.()
    }
    yield summaries
  }
}
