import { changeSome, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'

/** Removes each token that would complete a run of n tokens which the text already has. */
export const noRepeatNgram: Processor<{ size: number }> = {
  id: 'no-repeat-ngram',
  kind: 'penalty',
  parameters: [
    {
      name: 'size',
      kind: 'integer',
      valid: '[0, ∞)',
      min: 0,
      max: 20,
      step: 1,
      default: 0,
      neutral: 0,
      suggested: 3,
      unit: 'tokens',
      help: 'No run of so many tokens may occur twice; 0 is off.',
    },
  ],
  formula: String.raw`\ell'_i = -\infty \quad \text{if } (x_{t-n+1}, \dots, x_{t-1}, i) \text{ is in the text}`,
  help: 'Forbids any run of n tokens from occurring twice.',
  source: 'Paulus, Xiong, Socher 2017, "A deep reinforced model for abstractive summarization"',
  agreement: 'transformers: the prompt counts.',
  needs: 'ratios',

  apply(ranking: Ranking, { size }, { contextIds }: Context): Outcome {
    if (size === 0) return keepAll(ranking)
    const banned = new Set<number>()
    for (let end = size - 1; end < contextIds.length; end++) {
      let matched = 1
      while (
        matched < size &&
        contextIds[end - matched] === contextIds[contextIds.length - matched]
      )
        matched++
      if (matched === size) banned.add(contextIds[end])
    }
    return changeSome(banned, () => -Infinity, { banned: banned.size })
  },
}
