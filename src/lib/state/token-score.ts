import type { Ranking } from '#lib/sampling/index.ts'

/** How the model itself saw a token, before any setting. */
export type TokenScore = {
  /** Nats. */
  readonly logProb: number
  readonly probability: number
  /** From 1. */
  readonly rank: number
}

/** @param own the model's own distribution at the token's place */
export function scoreToken(own: Ranking, tokenId: number): TokenScore {
  return {
    logProb: own.logitOf(tokenId) - own.logSum,
    probability: own.probabilityOf(tokenId),
    rank: own.rankById[tokenId] + 1,
  }
}

/** Five steps from expected to surprising: over 50 %, over 10, over 1, over 0.1, less. @returns 1 to 5 */
export function expectedness(probability: number): 1 | 2 | 3 | 4 | 5 {
  if (probability > 0.5) return 1
  if (probability > 0.1) return 2
  if (probability > 0.01) return 3
  if (probability > 0.001) return 4
  return 5
}

/** Log-probability (nats), information (bits) and perplexity of the tokens scored. */
export function summarize(scores: readonly Pick<TokenScore, 'logProb'>[]): {
  logProb: number
  bits: number
  perplexity: number
} {
  const logProb = scores.reduce((sum, score) => sum + score.logProb, 0)
  const mean = scores.length === 0 ? 0 : logProb / scores.length
  return { logProb, bits: -logProb / Math.LN2, perplexity: Math.exp(-mean) }
}
