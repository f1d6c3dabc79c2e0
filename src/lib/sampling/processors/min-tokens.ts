import { changeSome, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'

/** Removes the tokens that end a text until enough have been generated. */
export const minTokens: Processor<{ count: number; endIds: readonly number[] }> = {
  id: 'min-tokens',
  kind: 'bias',
  parameters: [
    {
      name: 'count',
      kind: 'integer',
      valid: '[0, ∞)',
      min: 0,
      max: 500,
      step: 1,
      default: 0,
      neutral: 0,
      unit: 'tokens',
      help: 'So many tokens are generated before the text may end; 0 is off.',
    },
    { name: 'endIds', kind: 'ids', default: [], help: 'The tokens that end a text.' },
  ],
  formula: String.raw`\ell'_{\text{end}} = -\infty \quad \text{while } t < n`,
  help: 'Keeps the text from ending too early.',
  source: 'transformers, MinNewTokensLengthLogitsProcessor',
  agreement: 'transformers (min_new_tokens) and vLLM (min_tokens).',
  needs: 'ratios',

  apply(ranking: Ranking, { count, endIds }, { contextIds, promptLength }: Context): Outcome {
    const generated = contextIds.length - promptLength
    if (generated >= count) return keepAll(ranking)
    return changeSome(endIds, () => -Infinity, { generated })
  },
}
