import { surprisalMoments } from '#lib/math/entropy.ts'
import { logSoftmax, logSumExp } from '#lib/math/softmax.ts'
import { rank, Ranking } from './ranking.ts'
import { MASS_SLACK } from './slack.ts'

/** Nats in a bit. */
const BIT = Math.LN2

/**
 * What can be measured: logits by id (shape [V], nats; −Infinity = removed), or a distribution
 * already ranked, such as `trace.own` and `trace.final`, which costs less.
 */
export type Measurable = Float32Array | Ranking

/** Log-probabilities by id, nats; −Infinity = removed. */
export function logProbs(of: Measurable): Float64Array {
  if (!(of instanceof Ranking)) return logSoftmax(of)
  const logProbById = new Float64Array(of.vocabSize).fill(-Infinity)
  const { logSum } = of
  for (let rank = 0; rank < of.count; rank++)
    logProbById[of.idByRank[rank]] = of.logitByRank[rank] - logSum
  return logProbById
}

/** −log₂ p of one token: the bits it takes to say that it came. Infinite for a removed token. */
export function surprisalBits(of: Measurable, id: number): number {
  const logSum = of instanceof Ranking ? of.logSum : logSumExp(of)
  return Math.max(0, (logSum - logitOf(of, id)) / BIT)
}

/** Expected surprisal, −Σ p log₂ p: 0 when one token is certain, log₂ n when n are alike. */
export function entropyBits(of: Measurable): number {
  return momentsOf(of).entropy / BIT
}

/** Variance of the surprisal, bits squared: 0 when all kept tokens are alike. */
export function varentropyBits(of: Measurable): number {
  return momentsOf(of).varentropy / BIT ** 2
}

/** 2^H: how many equally likely tokens would be as uncertain. */
export function effectiveChoices(of: Measurable): number {
  return 2 ** entropyBits(of)
}

/** For each share of the mass, the smallest number of most probable tokens that hold it. */
export function massCounts(of: Measurable, shares: readonly number[] = [0.5, 0.9, 0.99]): number[] {
  const { weightByRank, total, count } = ranked(of)
  let [n, weight, former] = [0, 0, 0]
  return shares.map((share) => {
    // A larger share goes on where the one before it ended.
    if (share < former) [n, weight] = [0, 0]
    former = share
    while (n < count && weight < (share - MASS_SLACK) * total) weight += weightByRank[n++]
    return n
  })
}

/**
 * Competition rank from 1: one more than the number of tokens that are more probable. A removed
 * token ranks behind all kept ones.
 */
export function competitionRank(of: Measurable, id: number): number {
  const logit = logitOf(of, id)
  const logits = of instanceof Ranking ? of.logitByRank.subarray(0, of.count) : of
  let above = 0
  for (let i = 0; i < logits.length; i++) if (logits[i] > logit) above++
  return above + 1
}

/**
 * KL(p‖q) = Σ p log₂(p/q): the bits per token that coding p with q's lengths wastes. Infinite when
 * q removed a token that p can give.
 */
export function klBits(p: Measurable, q: Measurable): number {
  const [a, b] = rankedAlike(p, q)
  return a === b ? 0 : Math.max(0, (a.crossEntropy(b) - a.entropy) / BIT)
}

/**
 * Jensen–Shannon divergence: the mean KL of p and q from their mixture, in bits. Symmetric, in [0,
 * 1]; its root is a metric.
 */
export function jsBits(p: Measurable, q: Measurable): number {
  return (fromMixture(p, q) + fromMixture(q, p)) / 2
}

/**
 * Total variation, ½ Σ |p − q|: the largest difference in the probability of any event. In [0, 1].
 */
export function totalVariation(p: Measurable, q: Measurable): number {
  let excess = 0
  forEachKept(p, q, (p, q) => {
    excess += Math.max(0, p - q)
  })
  return Math.min(1, excess)
}

/**
 * Perplexity of a text: e to the mean negative log-probability. The first token of a text has no
 * condition and is not among them.
 *
 * @param logProbs nats, one for each token after the first
 * @throws RangeError for no tokens
 */
export function perplexity(logProbs: ArrayLike<number>): number {
  if (logProbs.length === 0) throw new RangeError('measures: perplexity of no tokens')
  return Math.exp(-sumOf(logProbs) / logProbs.length)
}

/**
 * Total surprisal over UTF-8 bytes: unlike perplexity, comparable between tokenizers.
 *
 * @param logProbs nats, one for each token
 * @param bytes length of the text in UTF-8
 * @throws RangeError unless it is above 0
 */
export function bitsPerByte(logProbs: ArrayLike<number>, bytes: number): number {
  if (!(bytes > 0)) throw new RangeError(`measures: bytes must be above 0, got ${bytes}`)
  return -sumOf(logProbs) / BIT / bytes
}

function fromMixture(p: Measurable, q: Measurable): number {
  let sum = 0
  forEachKept(p, q, (p, q) => {
    if (p > 0) sum += p * Math.log((2 * p) / (p + q))
  })
  return Math.min(1, Math.max(0, sum / BIT))
}

/** Goes through the tokens that p keeps, with the probability that each has in p and in q. */
function forEachKept(p: Measurable, q: Measurable, visit: (p: number, q: number) => void): void {
  const [a, b] = rankedAlike(p, q)
  for (let rank = 0; rank < a.count; rank++)
    visit(a.probability(rank), b.probabilityOf(a.idByRank[rank]))
}

function rankedAlike(p: Measurable, q: Measurable): [Ranking, Ranking] {
  const a = ranked(p)
  const b = ranked(q)
  if (a.vocabSize !== b.vocabSize)
    throw new RangeError(`measures: vocabularies of ${a.vocabSize} and ${b.vocabSize} entries`)
  return [a, b]
}

function momentsOf(of: Measurable) {
  return of instanceof Ranking ? of : surprisalMoments(of)
}

function logitOf(of: Measurable, id: number): number {
  const size = of instanceof Ranking ? of.vocabSize : of.length
  if (!(Number.isInteger(id) && id >= 0 && id < size))
    throw new RangeError(`measures: id must be an integer in [0, ${size}), got ${id}`)
  return of instanceof Ranking ? of.logitOf(id) : of[id]
}

function ranked(of: Measurable): Ranking {
  return of instanceof Ranking ? of : rank(of)
}

function sumOf(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i]
  return sum
}
