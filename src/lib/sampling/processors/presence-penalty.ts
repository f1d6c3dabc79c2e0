import { changeSome, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'
import { countInWindow, windowParameters, type Window } from './window.ts'

/** Subtracts the same amount from every token that has been generated, however often. */
export const presencePenalty: Processor<{ penalty: number } & Window> = {
  id: 'presence-penalty',
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
      unit: 'nats',
      help: 'Taken off the logit of each token used before; 0 is off, below 0 invites repetition.',
    },
    ...windowParameters(false),
  ],
  formula: String.raw`\ell'_i = \ell_i - \alpha \, [c_i > 0]`,
  help: 'Makes every token used before less likely by the same amount.',
  source: 'OpenAI API, parameter details',
  agreement:
    'OpenAI as documented and vLLM: only generated tokens count. llama.cpp counts the prompt too, in a window of 64: includePrompt and lastN.',
  needs: 'ratios',

  apply(ranking: Ranking, { penalty, ...window }, context: Context): Outcome {
    if (penalty === 0) return keepAll(ranking)
    const seen = countInWindow(context, window)
    return changeSome(seen.keys(), (logit) => logit - penalty, { penalty, seen: seen.size })
  },
}
