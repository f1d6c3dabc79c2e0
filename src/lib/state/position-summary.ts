import { entropyBits, type Ranking } from '#lib/sampling/index.ts'
import { scoreToken } from './token-score.ts'

/** Expectations that a summary keeps. */
const KEPT_EXPECTATIONS = 5

/** A token that could have stood at a position, and how probable the model held it to be. */
type Expectation = { readonly id: number; readonly probability: number }

/**
 * What one position of a text comes to: how open the model found it before the token was known, and how it saw the token that
 * stands there. Some hundred bytes, where the logits it is made from are 200 kB.
 */
export type PositionSummary = {
  /** Of the distribution, in bits: what could have come. */
  readonly entropy: number
  /** Of the token, in bits: what did come. */
  readonly surprisal: number
  readonly probability: number
  /** Of the token, from 1; ties go to the lower id. */
  readonly rank: number
  /** The tokens expected most, most probable first. */
  readonly top: readonly Expectation[]
}

/**
 * Sums up one position. All of it is the model's own, before any setting.
 *
 * @param own the model's distribution after the tokens before this position
 * @param tokenId the token that stands there
 */
export function summarizePosition(own: Ranking, tokenId: number): PositionSummary {
  const { logProb, probability, rank } = scoreToken(own, tokenId)
  const top = own.idByRank.subarray(0, Math.min(KEPT_EXPECTATIONS, own.count))
  return {
    entropy: entropyBits(own),
    surprisal: Math.max(0, -logProb / Math.LN2),
    probability,
    rank,
    top: Array.from(top, (id, rank) => ({ id, probability: own.probability(rank) })),
  }
}
