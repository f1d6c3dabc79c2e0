import { changeSome, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'
import { countInWindow, windowParameters, type Window } from './window.ts'

/**
 * Divides the positive logits of tokens already in the text by θ and multiplies the negative ones,
 * once per token however often it occurs. It depends on where the zero of the logits lies, so
 * adding a constant to all logits changes its effect.
 */
export const repetitionPenalty: Processor<{ penalty: number } & Window> = {
  id: 'repetition-penalty',
  kind: 'penalty',
  parameters: [
    {
      name: 'penalty',
      kind: 'number',
      valid: '(0, ∞)',
      min: 1,
      max: 2,
      step: 0.01,
      default: 1,
      neutral: 1,
      suggested: 1.1,
      help: 'Above 1, tokens already in the text become less likely; 1 is off.',
    },
    ...windowParameters(true),
  ],
  formula: String.raw`\ell'_i = \begin{cases} \ell_i / \theta & \ell_i > 0 \\ \ell_i \, \theta & \ell_i \le 0 \end{cases} \quad \text{for } i \text{ in the text}`,
  help: 'Makes tokens that are already in the text less likely.',
  source: 'Keskar et al. 2019, "CTRL", section 4.1, with the sign rule of all implementations',
  agreement:
    'transformers and vLLM with the whole context; llama.cpp with its window of 64 as lastN = 64; text-generation-webui with lastN as its range.',
  needs: 'zero',

  apply(ranking: Ranking, { penalty, ...window }, context: Context): Outcome {
    if (penalty === 1) return keepAll(ranking)
    const seen = countInWindow(context, window)
    const penalized = (logit: number) => (logit > 0 ? logit / penalty : logit * penalty)
    return changeSome(seen.keys(), penalized, { penalty, seen: seen.size })
  },
}
