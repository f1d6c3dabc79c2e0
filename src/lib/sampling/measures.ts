import { jensenShannon, kullbackLeibler, totalVariationDistance } from '#lib/math/divergence.ts'
import { NATS_PER_BIT, uncertainty } from '#lib/math/entropy.ts'
import { logSoftmax, logSumExp, type Logits } from '#lib/math/softmax.ts'
import { rank, Ranking } from './ranking.ts'
import { MASS_SLACK } from './slack.ts'

/**
 * What can be measured: logits by id (shape [V], nats; −Infinity = removed), or a distribution already ranked, such as `trace.own` and
 * `trace.final`, which saves the sort.
 */
export type Measurable = Float32Array | Ranking

/** Log-probabilities by id, nats; −Infinity = removed. */
export function logProbs(of: Measurable): Float64Array {
  return logSoftmax(byId(of))
}

/** −log₂ p of one token: the bits it takes to say that it came. Infinite for a removed token. */
export function surprisalBits(of: Measurable, id: number): number {
  const logit = of instanceof Ranking ? of.logitOf(id) : of[id]
  const logSum = of instanceof Ranking ? of.logSum : logSumExp(of)
  return Math.max(0, (logSum - logit) / NATS_PER_BIT)
}

/** Expected surprisal, −Σ p log₂ p: 0 when one token is certain, log₂ n when n are alike. */
export function entropyBits(of: Measurable): number {
  return uncertainty(inAnyOrder(of)).entropy / NATS_PER_BIT
}

/** Variance of the surprisal, bits squared: 0 when all kept tokens are alike. */
export function varentropyBits(of: Measurable): number {
  return uncertainty(inAnyOrder(of)).varentropy / NATS_PER_BIT ** 2
}

/** 2^H: how many equally likely tokens would be as uncertain. */
export function effectiveChoices(of: Measurable): number {
  return 2 ** entropyBits(of)
}

/** For each share of the mass, the smallest number of most probable tokens that hold it. */
export function massCounts(of: Measurable, shares: readonly number[] = [0.5, 0.9, 0.99]): number[] {
  const { weightByRank, total, count } = ranked(of)
  return shares.map((share) => {
    let n = 0
    let weight = 0
    while (n < count && weight < (share - MASS_SLACK) * total) weight += weightByRank[n++]
    return n
  })
}

/** Competition rank from 1: one more than the number of tokens that are more probable. A removed token ranks behind all kept ones. */
export function rankOf(of: Measurable, id: number): number {
  const logits = inAnyOrder(of)
  const logit = of instanceof Ranking ? of.logitOf(id) : of[id]
  let above = 0
  for (let i = 0; i < logits.length; i++) if (logits[i] > logit) above++
  return above + 1
}

/** KL(p‖q) in bits; infinite when q removed a token that p can give. */
export function klBits(p: Measurable, q: Measurable): number {
  return kullbackLeibler(byId(p), byId(q)) / NATS_PER_BIT
}

/** Jensen–Shannon divergence in bits, in [0, 1]. */
export function jsBits(p: Measurable, q: Measurable): number {
  return jensenShannon(byId(p), byId(q)) / NATS_PER_BIT
}

/** ½ Σ |p − q|, in [0, 1]. */
export function totalVariation(p: Measurable, q: Measurable): number {
  return totalVariationDistance(byId(p), byId(q))
}

/**
 * Perplexity of a text: e to the mean negative log-probability. The first token of a text has no condition and is not among them.
 *
 * @param logProbs nats, one for each token after the first
 */
export function perplexity(logProbs: ArrayLike<number>): number {
  return Math.exp(-sum(logProbs) / logProbs.length)
}

/**
 * Total surprisal over UTF-8 bytes: unlike perplexity, comparable between tokenizers.
 *
 * @param logProbs nats, one for each token
 * @param bytes length of the text in UTF-8
 */
export function bitsPerByte(logProbs: ArrayLike<number>, bytes: number): number {
  return -sum(logProbs) / NATS_PER_BIT / bytes
}

function sum(values: ArrayLike<number>): number {
  let total = 0
  for (let i = 0; i < values.length; i++) total += values[i]
  return total
}

function ranked(of: Measurable): Ranking {
  return of instanceof Ranking ? of : rank(of)
}

function inAnyOrder(of: Measurable): Logits {
  return of instanceof Ranking ? of.logitByRank.subarray(0, of.count) : of
}

function byId(of: Measurable): Logits {
  return of instanceof Ranking ? of.logitById : of
}
