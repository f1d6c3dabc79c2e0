import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import { MASS_SLACK } from '../slack.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'

/**
 * Keeps the most probable tokens as long as their terms of the entropy stay within the share h of
 * it. Looks at the first topN only.
 */
export const topH: Processor<{ h?: number; topN: number; minKeep: number }> = {
  id: 'top-h',
  kind: 'truncation',
  parameters: [
    {
      name: 'h',
      kind: 'number',
      valid: '(0, 1]',
      min: 0.01,
      max: 1,
      step: 0.01,
      suggested: 0.4,
      help: 'The share of the entropy that may stay; off when absent. At 1 it still keeps no more than topN tokens.',
    },
    {
      name: 'topN',
      kind: 'integer',
      valid: '[1, ∞)',
      min: 1,
      max: 1000,
      step: 1,
      default: 100,
      unit: 'tokens',
      help: 'How many of the most probable tokens are looked at.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep the first } n, \quad n = \max\Bigl\{ m : -\sum_{j=1}^{m} p_{(j)} \ln p_{(j)} \le h \, H \Bigr\}`,
  help: 'Limits how much of the uncertainty stays: few tokens when the model is sure, more when it is not.',
  source: 'Potraghloo et al. 2025, "Top-H decoding", arXiv 2509.02510',
  agreement: 'transformers, which looks at the first 100 tokens.',
  needs: 'shape',

  apply(ranking: Ranking, { h, topN, minKeep }): Outcome {
    if (h === undefined) return keepAll(ranking)
    const head = ranking.slice(0, Math.min(topN, ranking.count))
    const { entropy } = head
    const term = (rank: number) => {
      const p = head.probability(rank)
      return p > 0 ? -p * Math.log(p) : 0
    }
    let kept = 1
    let sum = term(0)
    while (kept < head.count && sum + term(kept) <= h * entropy + MASS_SLACK) sum += term(kept++)
    const atLeast = Math.min(ranking.count, minKeep)
    return keepRanks(0, Math.max(kept, atLeast), { entropy, limit: h * entropy, sum })
  },
}
