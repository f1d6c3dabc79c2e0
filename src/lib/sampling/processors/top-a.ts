import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'
import { countLeading } from './count-leading.ts'

/** Keeps every token whose probability reaches a times the square of the best one's. */
export const topA: Processor<{ a: number; minKeep: number }> = {
  id: 'top-a',
  kind: 'truncation',
  parameters: [
    {
      name: 'a',
      kind: 'number',
      valid: '[0, 1]',
      min: 0,
      max: 1,
      step: 0.01,
      default: 0,
      neutral: 0,
      suggested: 0.2,
      help: 'The cut-off is a times the square of the top probability; 0 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep } i \text{ with } p_i \ge a \, p_{\max}^2`,
  help: 'Cuts off sharply when one token is sure, and hardly when none is.',
  source: 'BlinkDL 2021, RWKV-LM; text-generation-webui',
  agreement: 'text-generation-webui.',
  needs: 'ratios',

  apply(ranking: Ranking, { a, minKeep }): Outcome {
    if (a === 0) return keepAll(ranking)
    const { weightByRank, total, count } = ranking
    const line = a / total ** 2
    const kept = Math.max(
      countLeading(count, (rank) => weightByRank[rank] >= line * total),
      minKeep,
    )
    return keepRanks(0, Math.min(count, kept), { line })
  },
}
