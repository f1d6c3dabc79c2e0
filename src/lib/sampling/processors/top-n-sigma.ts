import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'
import { countLeading } from './count-leading.ts'

/**
 * Keeps the logits within n standard deviations of the largest. Temperature scales both alike, so
 * it does not change what is kept.
 */
export const topNSigma: Processor<{ n: number; minKeep: number }> = {
  id: 'top-n-sigma',
  kind: 'truncation',
  parameters: [
    {
      name: 'n',
      kind: 'number',
      valid: '[0, ∞)',
      min: 0,
      max: 5,
      step: 0.05,
      default: 0,
      neutral: 0,
      suggested: 1,
      unit: 'standard deviations',
      help: 'How far below the largest logit a token may lie; 0 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep } i \text{ with } \ell_i \ge \ell_{\max} - n \sigma, \quad \sigma^2 = \tfrac{1}{V} \sum_j (\ell_j - \bar\ell)^2`,
  help: 'Keeps tokens whose logit stands out of the noise, whatever the temperature.',
  source: 'Tang et al. 2024, "Top-nσ: not all logits are you need"',
  agreement:
    'llama.cpp: the deviation of the whole set (not of a sample) over logits that are left. text-generation-webui divides by V − 1 and counts removed logits as 0.',
  needs: 'shape',

  apply(ranking: Ranking, { n, minKeep }): Outcome {
    if (n === 0) return keepAll(ranking)
    const { logitByRank, count } = ranking
    const sigma = standardDeviation(logitByRank, count)
    const cutoff = logitByRank[0] - n * sigma
    const kept = Math.max(
      countLeading(count, (rank) => logitByRank[rank] >= cutoff),
      minKeep,
    )
    return keepRanks(0, Math.min(count, kept), { sigma, cutoff })
  },
}

function standardDeviation(values: Float64Array, count: number): number {
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i]
  const mean = sum / count
  let squares = 0
  for (let i = 0; i < count; i++) squares += (values[i] - mean) ** 2
  return Math.sqrt(squares / count)
}
