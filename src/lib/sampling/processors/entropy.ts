import type { Ranking } from '../ranking.ts'

/** Entropy of the kept tokens, nats: ln Σ w − Σ w d / Σ w with d = l − max and w = e^d. */
export function entropyOf({ weightByRank, logitByRank, total, count }: Ranking): number {
  let sum = 0
  for (let rank = 0; rank < count; rank++)
    if (weightByRank[rank] > 0) sum += weightByRank[rank] * (logitByRank[rank] - logitByRank[0])
  return Math.max(0, Math.log(total) - sum / total)
}
