import { keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Accepted, Context, Processor } from '../types.ts'
import { feedback, mirostatParameters, muOf, type MirostatParams } from './mirostat-feedback.ts'
import { countLeading } from './count-leading.ts'

/**
 * Steers the surprisal of the text towards τ: keeps the tokens that surprise by at most μ bits, and
 * lowers μ after a token that surprised more than τ.
 */
export const mirostat2: Processor<MirostatParams> = {
  id: 'mirostat-2',
  kind: 'selection',
  parameters: mirostatParameters,
  formula: String.raw`\text{keep } i \text{ with } -\log_2 p_i \le \mu, \quad \mu \leftarrow \mu - \eta (S - \tau)`,
  help: 'Adjusts its cut-off after every token so that the text is as surprising as asked.',
  source: 'Basu et al. 2021, "Mirostat", the second algorithm of its code',
  agreement:
    'llama.cpp and text-generation-webui: the surprisal fed back is the one under what is kept.',
  needs: 'ratios',

  apply(ranking: Ranking, params, context: Context): Outcome {
    const mu = muOf('mirostat-2', params, context)
    const { weightByRank, total, count } = ranking
    const kept = countLeading(count, (rank) => weightByRank[rank] >= 2 ** -mu * total)
    return keepRanks(0, Math.max(1, kept), { mu, line: 2 ** -mu })
  },

  accept(step: Accepted<MirostatParams>, id: number) {
    return feedback(step, id)
  },
}
