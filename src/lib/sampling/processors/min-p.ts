import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'
import { countLeading } from './count-leading.ts'

/**
 * Keeps every token at least p times as probable as the most probable one. Compared as logits, so
 * no softmax is needed.
 */
export const minP: Processor<{ p: number; minKeep: number }> = {
  id: 'min-p',
  kind: 'truncation',
  parameters: [
    {
      name: 'p',
      kind: 'number',
      valid: '[0, 1]',
      min: 0,
      max: 1,
      step: 0.01,
      default: 0,
      neutral: 0,
      suggested: 0.05,
      unit: 'of the top probability',
      help: 'How much of the top probability a token must have to stay; 0 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep } i \text{ with } p_i \ge p \cdot p_{\max}`,
  help: 'Keeps tokens that are at least a given fraction as probable as the best one.',
  source: 'Nguyen et al. 2024, "Turning up the heat: min-p sampling"',
  agreement: 'transformers, llama.cpp, vLLM. All tokens tied with the best stay, also at p = 1.',
  needs: 'ratios',

  apply(ranking: Ranking, { p, minKeep }): Outcome {
    if (p === 0) return keepAll(ranking)
    const { count } = ranking
    const cutoff = ranking.logitAt(0) + Math.log(p)
    const kept = Math.max(
      countLeading(count, (rank) => ranking.logitAt(rank) >= cutoff),
      minKeep,
    )
    return keepRanks(0, Math.min(count, kept), { cutoff, line: p * ranking.probability(0) })
  },
}
