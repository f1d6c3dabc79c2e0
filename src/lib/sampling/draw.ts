import { gumbelAt } from './noise.ts'
import { checkLogits } from './ranking.ts'
import type { Trace } from './trace.ts'

/** A token drawn, and where: u fell into [from, to) of the cumulative curve. */
export type Draw = { id: number; rank: number; from: number; to: number }

/**
 * Draws by inverse CDF: tokens lie side by side on [0, 1) in order of final probability, each as
 * wide as its probability; u picks the one it falls on. A removed token, or one whose probability
 * underflows to 0, has no width and is never drawn.
 *
 * Agrees with: the distribution of every implementation; which token a seed gives differs
 * everywhere.
 *
 * @param u in [0, 1), see `uAt`
 * @throws RangeError for u outside [0, 1)
 */
export function draw(trace: Trace, u: number): Draw {
  if (!(u >= 0 && u < 1)) throw new RangeError(`draw: u must be in [0, 1), got ${u}`)
  const { idByRank, weightByRank, total, count } = trace.final
  let sum = 0
  for (let rank = 0; rank < count; rank++) {
    const from = sum / total
    sum += weightByRank[rank]
    // The same sum in the same order as total: the last one ends at exactly 1.
    const to = sum / total
    if (u < to) return { id: idByRank[rank], rank, from, to }
  }
  throw new Error('draw: the probabilities do not reach 1')
}

/**
 * Draws by the Gumbel-max trick: the largest of log-probability plus noise. The same distribution
 * as {@link draw} by another way; with one noise vector held fixed, the token changes only when a
 * setting forces it to.
 *
 * Source: Gumbel 1954; Maddison, Tarlow, Minka 2014, "A* sampling".
 */
export function drawGumbel(
  trace: Trace,
  seed: number,
  step: number,
  attempt: number,
): { id: number; rank: number } {
  const { idByRank, logitByRank, count } = trace.final
  const noise = gumbelAt(seed, step, attempt)
  let best = -Infinity
  let bestRank = 0
  for (let rank = 0; rank < count; rank++) {
    const value = logitByRank[rank] - logitByRank[0] + noise(idByRank[rank])
    if (value > best) {
      best = value
      bestRank = rank
    }
  }
  return { id: idByRank[bestRank], rank: bestRank }
}

/**
 * The most probable token; among equals the lowest id.
 *
 * @param logits shape [V], nats; −Infinity = removed
 * @throws RangeError for NaN, +Infinity, no entries, or all removed
 */
export function greedy(logits: Float32Array): number {
  checkLogits(logits)
  let best = 0
  for (let id = 1; id < logits.length; id++) if (logits[id] > logits[best]) best = id
  return best
}
