import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import { MASS_SLACK } from '../slack.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'

/**
 * Keeps the tokens whose surprisal is nearest to the entropy, until their mass reaches p. Surprisal
 * grows with the rank, so they are a run of ranks around the place where it crosses the entropy:
 * the run grows on the nearer side, and no sort is needed. The most probable token can go.
 */
export const typical: Processor<{ p: number; minKeep: number }> = {
  id: 'typical',
  kind: 'truncation',
  parameters: [
    {
      name: 'p',
      kind: 'number',
      valid: '(0, 1]',
      min: 0.01,
      max: 1,
      step: 0.01,
      default: 1,
      neutral: 1,
      suggested: 0.95,
      unit: 'mass',
      help: 'How much probability the most typical tokens must hold together; 1 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep the first } n \text{ by } \lvert -\ln p_i - H \rvert, \quad n = \min\Bigl\{ m : \sum_{j=1}^{m} p_{(j)} \ge p \Bigr\}`,
  help: 'Keeps tokens that are about as surprising as the model expects, and may drop the very best.',
  source: 'Meister et al. 2022, "Locally typical sampling"',
  agreement:
    "transformers (the authors' own code), which keeps all tokens as typical as the last one; llama.cpp keeps only as many of those as it needs.",
  needs: 'shape',

  apply(ranking: Ranking, { p, minKeep }): Outcome {
    if (p === 1) return keepAll(ranking)
    const { weightByRank, logitByRank, total, count } = ranking
    const { entropy } = ranking
    const expected = ranking.logSum - entropy
    /** How untypical a rank is: infinite outside the list. */
    const distance = (rank: number) =>
      rank < 0 || rank >= count ? Infinity : Math.abs(expected - logitByRank[rank])

    let to = 0
    while (to < count && logitByRank[to] > expected) to++
    let from = to
    let weight = 0
    let widest = 0
    while (to - from < count) {
      const nearest = Math.min(distance(from - 1), distance(to))
      if (weight < (p - MASS_SLACK) * total) widest = nearest
      else if (nearest > widest && to - from >= minKeep) break
      weight += distance(from - 1) <= distance(to) ? weightByRank[--from] : weightByRank[to++]
    }
    return keepRanks(from, to, { entropy, mass: weight / total, distance: widest })
  },
}
