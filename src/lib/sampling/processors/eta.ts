import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'
import { countLeading } from './count-leading.ts'

/**
 * As epsilon, with a cut-off that falls when the distribution is uncertain: η = min(ε, √ε e^−H), H
 * in nats.
 */
export const eta: Processor<{ epsilon: number; minKeep: number }> = {
  id: 'eta',
  kind: 'truncation',
  parameters: [
    {
      name: 'epsilon',
      kind: 'number',
      valid: '[0, 1)',
      min: 0,
      max: 0.02,
      step: 0.0001,
      default: 0,
      neutral: 0,
      suggested: 0.002,
      unit: 'probability',
      help: 'The cut-off where the model is sure; it falls where the model is not. 0 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep } i \text{ with } p_i \ge \min(\varepsilon, \sqrt{\varepsilon}\, e^{-H})`,
  help: 'Removes improbable tokens, with a lower cut-off where the model is uncertain.',
  source: 'Hewitt, Manning, Liang 2022, "Truncation sampling as language model desmoothing"',
  agreement:
    'The code of transformers; the formula in its docstring, √(ε e^−H), is another one and not what it computes.',
  needs: 'shape',

  apply(ranking: Ranking, { epsilon, minKeep }): Outcome {
    if (epsilon === 0) return keepAll(ranking)
    const { weightByRank, total, count } = ranking
    const { entropy } = ranking
    const line = Math.min(epsilon, Math.sqrt(epsilon) * Math.exp(-entropy))
    const protectedWeight = weightByRank[Math.min(count, minKeep) - 1]
    const cutoff = Math.min(line * total, protectedWeight)
    return keepRanks(
      0,
      countLeading(count, (rank) => weightByRank[rank] >= cutoff),
      { entropy, line },
    )
  },
}
