import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import { MASS_SLACK } from '../slack.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'

/** Keeps the nucleus: the smallest set of most probable tokens whose mass reaches p. */
export const topP: Processor<{ p: number; minKeep: number }> = {
  id: 'top-p',
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
      suggested: 0.9,
      unit: 'mass',
      help: 'How much probability the tokens that stay must hold together; 1 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep the first } n, \quad n = \min\Bigl\{ m : \sum_{j=1}^{m} p_{(j)} \ge p \Bigr\}`,
  help: 'Keeps the smallest set of most probable tokens that together hold the probability p.',
  source: 'Holtzman et al. 2020, "The curious case of neural text degeneration"',
  agreement:
    'transformers, llama.cpp, vLLM, except where their float32 sums end within about 1e-6 of p. Here sums are float64, and a sum within 1e-9 of p has reached it.',
  needs: 'ratios',

  apply(ranking: Ranking, { p, minKeep }): Outcome {
    if (p === 1) return keepAll(ranking)
    const { weightByRank, count, total } = ranking
    let kept = 0
    let weight = 0
    while (kept < count && weight < (p - MASS_SLACK) * total) weight += weightByRank[kept++]
    return keepRanks(0, Math.min(count, Math.max(kept, minKeep)), { mass: weight / total })
  },
}
