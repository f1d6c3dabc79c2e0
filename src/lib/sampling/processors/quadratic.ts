import { changeAll, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'

/**
 * Bends the logits by their distance d from the largest: those near it move together, those far
 * away fall off fast.
 */
export const quadratic: Processor<{ factor: number; curve: number }> = {
  id: 'quadratic',
  kind: 'temperature',
  parameters: [
    {
      name: 'factor',
      kind: 'number',
      valid: '[0, ∞)',
      min: 0,
      max: 10,
      step: 0.01,
      default: 0,
      neutral: 0,
      suggested: 0.3,
      help: 'How strongly distances are bent; 0 is off.',
    },
    {
      name: 'curve',
      kind: 'number',
      valid: '[1, ∞)',
      min: 1,
      max: 10,
      step: 0.1,
      default: 1,
      help: 'Mixes in a cubic term; 1 is purely quadratic, above 3 the runners-up can overtake the best.',
    },
  ],
  formula: String.raw`\ell'_i = \ell_{\max} - \tfrac{3-c}{2} f d_i^2 + \tfrac{c-1}{2} f d_i^3, \quad d_i = \ell_i - \ell_{\max}`,
  help: 'Evens out the likely tokens and suppresses the unlikely ones, in one curve.',
  source: 'kalomaze 2024, "smoothing factor"; text-generation-webui',
  agreement: 'text-generation-webui.',
  needs: 'shape',

  apply(ranking: Ranking, { factor, curve }): Outcome {
    if (factor === 0) return keepAll(ranking)
    const max = ranking.logitByRank[0]
    const square = ((3 - curve) / 2) * factor
    const cube = ((curve - 1) / 2) * factor
    const bent = (logit: number) => {
      const d = logit - max
      return max - square * d * d + cube * d * d * d
    }
    return changeAll(bent, { max, square, cube })
  },
}
