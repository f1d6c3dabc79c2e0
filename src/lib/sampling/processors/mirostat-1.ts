import { keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Accepted, Context, Processor } from '../types.ts'
import { feedback, mirostatParameters, muOf, type MirostatParams } from './mirostat-feedback.ts'

/**
 * Steers the surprisal of the text towards τ: fits a Zipf law to the top 100 and keeps the k tokens
 * that should surprise by μ bits at most.
 */
export const mirostat1: Processor<MirostatParams> = {
  id: 'mirostat-1',
  kind: 'selection',
  parameters: mirostatParameters,
  formula: String.raw`\text{keep the first } k = \Bigl( \frac{\hat\epsilon \, 2^{\mu}}{1 - V^{-\hat\epsilon}} \Bigr)^{1/\hat s}, \quad \mu \leftarrow \mu - \eta (S - \tau)`,
  help: 'Adjusts top-k after every token so that the text is as surprising as asked.',
  source: 'Basu et al. 2021, "Mirostat"',
  agreement:
    "llama.cpp: k rounded down, surprisal under what is kept. The authors' own code rounds k and adds 1, and takes the surprisal before the cut.",
  needs: 'shape',

  apply(ranking: Ranking, params, context: Context): Outcome {
    const mu = muOf('mirostat-1', params, context)
    const exponent = zipfExponent(ranking)
    const k = keptUnderZipf(exponent, mu, ranking.vocabSize)
    const kept = Math.min(ranking.count, Math.max(1, Math.floor(k)))
    return keepRanks(0, kept, { mu, exponent, k })
  },

  accept(step: Accepted<MirostatParams>, id: number) {
    return feedback(step, id)
  },
}

/** How many of the most probable tokens the fit uses. */
const FITTED = 100

/** s of p ∝ rank^−s: least squares through the origin of ln(p₍ᵢ₎/p₍ᵢ₊₁₎) on ln((i+1)/i). */
function zipfExponent({ logitByRank, count }: Ranking): number {
  let products = 0
  let squares = 0
  for (let rank = 0; rank < Math.min(FITTED, count) - 1; rank++) {
    const t = Math.log((rank + 2) / (rank + 1))
    const b = logitByRank[rank] - logitByRank[rank + 1]
    products += t * b
    squares += t * t
  }
  return squares > 0 ? products / squares : 0
}

function keptUnderZipf(exponent: number, mu: number, vocabSize: number): number {
  // All alike: k of them surprise by log₂ k bits each.
  if (exponent === 0) return 2 ** mu
  const e = exponent - 1
  // The limit of e / (1 − V^−e) for e → 0.
  const ratio = Math.abs(e) < 1e-9 ? 1 / Math.log(vocabSize) : e / (1 - vocabSize ** -e)
  return (ratio * 2 ** mu) ** (1 / exponent)
}
