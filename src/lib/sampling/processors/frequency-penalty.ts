import { changeSome, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'
import { countInWindow, windowParameters, type Window } from './window.ts'

/** Subtracts an amount from each token for every time that it has been generated. */
export const frequencyPenalty: Processor<{ penalty: number } & Window> = {
  id: 'frequency-penalty',
  kind: 'penalty',
  parameters: [
    {
      name: 'penalty',
      kind: 'number',
      valid: '(-∞, ∞)',
      min: -2,
      max: 2,
      step: 0.01,
      default: 0,
      neutral: 0,
      suggested: 0.5,
      unit: 'nats per use',
      help: 'Taken off the logit of a token for each time it was used; 0 is off.',
    },
    ...windowParameters(false),
  ],
  formula: String.raw`\ell'_i = \ell_i - \alpha \, c_i`,
  help: 'Makes a token less likely each time it is used.',
  source: 'OpenAI API, parameter details',
  agreement:
    'OpenAI as documented and vLLM: only generated tokens count. llama.cpp counts the prompt too, in a window of 64: includePrompt and lastN.',
  needs: 'ratios',

  apply(ranking: Ranking, { penalty, ...window }, context: Context): Outcome {
    if (penalty === 0) return keepAll(ranking)
    const seen = countInWindow(context, window)
    const penalized = (logit: number, id: number) => logit - penalty * seen.get(id)!
    return changeSome(seen.keys(), penalized, { penalty, seen: seen.size })
  },
}
