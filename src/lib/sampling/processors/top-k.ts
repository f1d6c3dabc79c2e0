import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'

/** Keeps the k most probable tokens. */
export const topK: Processor<{ k: number; keepTies: boolean; minKeep: number }> = {
  id: 'top-k',
  kind: 'truncation',
  parameters: [
    {
      name: 'k',
      kind: 'integer',
      valid: '[0, ∞)',
      min: 0,
      max: 200,
      step: 1,
      default: 0,
      neutral: 0,
      suggested: 40,
      unit: 'tokens',
      help: 'How many tokens stay; 0 is off.',
    },
    {
      name: 'keepTies',
      kind: 'boolean',
      default: false,
      help: 'Whether tokens equal to the last one kept stay too, as in transformers.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep } i \text{ with } \operatorname{rank}(i) \le k`,
  help: 'Keeps only the k most probable tokens.',
  source: 'Fan, Lewis, Dauphin 2018, "Hierarchical neural story generation"',
  agreement:
    'llama.cpp: exactly k; among equals the lower id stays. transformers and vLLM keep all tokens equal to the k-th: keepTies.',
  needs: 'ratios',

  apply(ranking: Ranking, { k, keepTies, minKeep }): Outcome {
    if (k === 0) return keepAll(ranking)
    const { count } = ranking
    let kept = Math.min(count, Math.max(k, minKeep))
    const cutoff = ranking.logitAt(kept - 1)
    while (keepTies && kept < count && ranking.logitAt(kept) === cutoff) kept++
    return keepRanks(0, kept, { cutoff })
  },
}
