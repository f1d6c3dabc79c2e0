import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'
import { countLeading } from './count-leading.ts'

/** Keeps every token of probability at least ε; the most probable one in any case. */
export const epsilon: Processor<{ epsilon: number; minKeep: number }> = {
  id: 'epsilon',
  kind: 'truncation',
  parameters: [
    {
      name: 'epsilon',
      kind: 'number',
      valid: '[0, 1)',
      min: 0,
      max: 0.01,
      step: 0.0001,
      default: 0,
      neutral: 0,
      suggested: 0.0006,
      unit: 'probability',
      help: 'The least probability a token needs to stay; 0 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep } i \text{ with } p_i \ge \varepsilon`,
  help: 'Removes every token below a fixed probability.',
  source: 'Hewitt, Manning, Liang 2022, "Truncation sampling as language model desmoothing"',
  agreement: 'transformers, also in keeping what equals the last token that minKeep protects.',
  needs: 'ratios',

  apply(ranking: Ranking, { epsilon, minKeep }): Outcome {
    if (epsilon === 0) return keepAll(ranking)
    const { weightByRank, total, count } = ranking
    const protectedWeight = weightByRank[Math.min(count, minKeep) - 1]
    const cutoff = Math.min(epsilon * total, protectedWeight)
    return keepRanks(
      0,
      countLeading(count, (rank) => weightByRank[rank] >= cutoff),
      { line: cutoff / total },
    )
  },
}
