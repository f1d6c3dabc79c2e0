import { changeAll, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Accepted, Context, Processor } from '../types.ts'

const WIDTH = 0.3
const PEAK = 5
const SHARPNESS = 10

/**
 * Prefers tokens whose probability is near a target, whatever their rank, and moves the target
 * against the mean probability of what was taken lately. Wants a truncation before it and nothing
 * after.
 */
export const adaptiveP: Processor<{ target: number; decay: number }> = {
  id: 'adaptive-p',
  kind: 'selection',
  parameters: [
    {
      name: 'target',
      kind: 'number',
      valid: '(-∞, 1]',
      min: -1,
      max: 1,
      step: 0.01,
      default: -1,
      neutral: -1,
      suggested: 0.5,
      unit: 'probability',
      help: 'The probability that taken tokens should have on average; below 0 is off.',
    },
    {
      name: 'decay',
      kind: 'number',
      valid: '[0, 0.99]',
      min: 0,
      max: 0.99,
      step: 0.01,
      default: 0.9,
      help: 'How slowly it forgets: it looks back over about 1/(1 − decay) tokens.',
    },
  ],
  formula: String.raw`\ell'_i = 5 - \frac{10 x_i^2}{1 + x_i}, \quad x_i = \frac{\lvert p_i - t' \rvert}{0.3}, \quad t' = 2t - \bar p`,
  help: 'Steers the text towards tokens of a chosen probability.',
  source: 'llama.cpp pull request 17927, 2025',
  agreement: 'llama.cpp and text-generation-webui.',
  needs: 'shape',

  apply(ranking: Ranking, { target, decay }, { state }: Context): Outcome {
    if (target < 0) return keepAll(ranking)
    const start = { weighted: target / (1 - decay), weights: 1 / (1 - decay) }
    const { weighted, weights } = { ...start, ...state?.['adaptive-p'] }
    const aim = Math.min(1, Math.max(0, 2 * target - weighted / weights))
    const nearness = (_logit: number, rank: number) => {
      const x = Math.abs(ranking.probability(rank) - aim) / WIDTH
      return PEAK - (SHARPNESS * x ** 2) / (1 + x)
    }
    return changeAll(nearness, { aim, weighted, weights })
  },

  accept(step: Accepted<{ target: number; decay: number }>, id: number) {
    const { before, params, notes, state } = step
    const { weighted, weights } = notes
    const probability = before.probabilityOf(id)
    if (params.target < 0 || probability === 0) return state
    return {
      weighted: probability + params.decay * weighted,
      weights: 1 + params.decay * weights,
    }
  },
}
