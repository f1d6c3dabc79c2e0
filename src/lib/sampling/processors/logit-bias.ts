import { changeSome, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'

/** Adds a number to the logits of some tokens; −Infinity bans them. */
export const logitBias: Processor<{ biasById: Readonly<Record<string, number>> }> = {
  id: 'logit-bias',
  kind: 'bias',
  parameters: [
    {
      name: 'biasById',
      kind: 'bias',
      default: {},
      neutral: {},
      unit: 'nats',
      help: 'What to add to the logit of each token named; −Infinity bans it.',
    },
  ],
  formula: String.raw`\ell'_i = \ell_i + b_i`,
  help: 'Makes chosen tokens more or less likely, or forbids them.',
  source: 'OpenAI API, logit_bias',
  agreement:
    'llama.cpp. OpenAI and vLLM allow −100 to 100, which bans and forces in effect, but not in number.',
  needs: 'ratios',

  apply(_ranking: Ranking, { biasById }): Outcome {
    const ids = Object.keys(biasById).map(Number)
    return changeSome(ids, (logit, id) => logit + biasById[id], { biased: ids.length })
  },
}
