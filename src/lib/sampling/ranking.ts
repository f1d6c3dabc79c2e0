import { surprisalMoments } from '#lib/math/entropy.ts'
import { orderDescending } from '#lib/math/rank.ts'

/**
 * An order of tokens, shared by all distributions that have the same one: truncation and
 * temperature do not change it.
 */
class Order {
  readonly idByRank: Uint32Array
  /** The order that it was made from by changing the logits of some tokens, and which. */
  readonly origin: { order: Order; changedIds: readonly number[] } | undefined
  #rankById: Int32Array | undefined
  readonly #vocabSize: number

  constructor(idByRank: Uint32Array, vocabSize: number, origin?: Order['origin']) {
    this.idByRank = idByRank
    this.origin = origin
    this.#vocabSize = vocabSize
  }

  /** Shape [V]; −1 = not in the order. Made when first asked for. */
  get rankById(): Int32Array {
    if (!this.#rankById) {
      this.#rankById = new Int32Array(this.#vocabSize).fill(-1)
      for (let rank = 0; rank < this.idByRank.length; rank++)
        this.#rankById[this.idByRank[rank]] = rank
    }
    return this.#rankById
  }
}

/**
 * A distribution in order of probability: what each processor reads. A removed token has no rank.
 * Probabilities are sums away: each logit is exponentiated once, when first needed.
 */
export class Ranking {
  readonly vocabSize: number
  /** How many tokens are kept. */
  readonly count: number
  /**
   * Kept tokens, most probable first, ties by lower id. Shape at least [count]; what follows is not
   * part of the distribution.
   */
  readonly idByRank: Uint32Array
  readonly #order: Order
  /** Where in the order, and in the untempered logits, rank 0 stands. */
  readonly #start: number
  readonly #untempered: Float64Array
  readonly #temperature: number
  #logitByRank: Float64Array | undefined
  #weightByRank: Float64Array | undefined
  #total: number | undefined
  #meanFall: number | undefined
  #varentropy: number | undefined

  private constructor(
    { vocabSize, order, untempered, temperature }: Shared,
    start: number,
    count: number,
    weightByRank?: Float64Array,
  ) {
    this.vocabSize = vocabSize
    this.count = count
    this.idByRank = start === 0 ? order.idByRank : order.idByRank.subarray(start)
    this.#order = order
    this.#start = start
    this.#untempered = untempered
    this.#temperature = temperature
    this.#weightByRank = weightByRank
  }

  /**
   * @param idByRank most probable first, ties by lower id
   * @param logitByRank nats, shape as idByRank, never rising; −Infinity from `count` on
   */
  static from(
    vocabSize: number,
    idByRank: Uint32Array,
    logitByRank: Float64Array,
    count = idByRank.length,
  ): Ranking {
    const order = new Order(idByRank, vocabSize)
    return new Ranking({ vocabSize, order, untempered: logitByRank, temperature: 1 }, 0, count)
  }

  /**
   * This distribution with the logits of some tokens changed.
   *
   * @param idByRank the new order, shape [kept]
   * @param logitByRank nats, shape [kept], never rising
   */
  withChanged(
    changedIds: readonly number[],
    idByRank: Uint32Array,
    logitByRank: Float64Array,
  ): Ranking {
    const origin =
      this.#isWhole && this.#temperature === 1 ? { order: this.#order, changedIds } : undefined
    const order = new Order(idByRank, this.vocabSize, origin)
    const { vocabSize } = this
    const shared = { vocabSize, order, untempered: logitByRank, temperature: 1 }
    return new Ranking(shared, 0, idByRank.length)
  }

  /** Nats, float64, never rising. Shape [count]. */
  get logitByRank(): Float64Array {
    if (!this.#logitByRank) {
      const logits = this.#untempered.subarray(this.#start, this.#start + this.count)
      const T = this.#temperature
      this.#logitByRank = T === 1 ? logits : logits.map((logit) => logit / T)
    }
    return this.#logitByRank
  }

  /**
   * Probability relative to the most probable token, e^(l − max): 1 at rank 0. Shape at least
   * [count].
   */
  get weightByRank(): Float64Array {
    return (this.#weightByRank ??= exponentials(
      this.#untempered.subarray(this.#start, this.#start + this.count),
      this.#temperature,
    ))
  }

  /** Sum of all weights: 1 / (probability of rank 0). */
  get total(): number {
    return (this.#total ??= this.weightOf(0, this.count))
  }

  /** ln Σ e^l over the kept tokens, nats: log-probability = logit − logSum. */
  get logSum(): number {
    return this.logitAt(0) + Math.log(this.total)
  }

  /** Mean of the surprisal −ln p, nats. */
  get entropy(): number {
    return Math.max(0, this.crossEntropy(this))
  }

  /** Its variance, nats squared. */
  get varentropy(): number {
    this.#varentropy ??= surprisalMoments(this.logitByRank, this.weightByRank).varentropy
    return this.#varentropy
  }

  /**
   * Mean under this distribution of another's surprisal, −Σ p ln q, nats; infinite when the other removed a token that
   * this one can give. Distributions that differ in temperature and truncation alone, or in the logits of a few tokens,
   * share one pass over the tokens.
   */
  crossEntropy(other: Ranking): number {
    return Math.log(other.total) - this.#meanFallUnder(other)
  }

  #meanFallUnder(other: Ranking): number {
    if (other.#order === this.#order) return this.#meanFallIn(other)
    const changedIds = changedBetween(this.#order, other.#order)
    return changedIds && other.#isWhole
      ? this.#meanFallBut(changedIds, other)
      : this.#meanFallAmong(other)
  }

  /** Mean of how far another's logits lie below its highest, of the same tokens in the same order. */
  #meanFallIn(other: Ranking): number {
    const ahead = this.#start - other.#start
    // Weights fall, so the first token that the other lacks at the end tells of all of them.
    const last = other.count - ahead
    const isCovered = ahead >= 0 && (last >= this.count || this.weightByRank[last] === 0)
    if (!isCovered) return -Infinity
    const head = this.#untempered[this.#start] - other.#untempered[other.#start]
    return (this.#meanUntemperedFall + head) / other.#temperature
  }

  /** The same, of the same tokens but with other logits for some. */
  #meanFallBut(changedIds: readonly number[], other: Ranking): number {
    let change = 0
    for (const id of changedIds) {
      const p = this.probabilityOf(id)
      if (p > 0) change += p * (other.#untemperedOf(id) - this.#untemperedOf(id))
    }
    const head = this.#untempered[this.#start] - other.#untempered[0]
    return (this.#meanUntemperedFall + change + head) / other.#temperature
  }

  get #meanUntemperedFall(): number {
    return (this.#meanFall ??= this.#computeMeanFall())
  }

  #computeMeanFall(): number {
    const weights = this.weightByRank
    const logits = this.#untempered
    const start = this.#start
    const highest = logits[start]
    let sum = 0
    for (let rank = 0; rank < this.count; rank++)
      if (weights[rank] > 0) sum += weights[rank] * (logits[start + rank] - highest)
    return sum / this.total
  }

  #meanFallAmong(other: Ranking): number {
    const weights = this.weightByRank
    const ids = this.idByRank
    const highest = other.logitAt(0)
    const { rankById } = other.#order
    const logits = other.#untempered
    const start = other.#start
    const end = start + other.count
    const T = other.#temperature
    let sum = 0
    for (let rank = 0; rank < this.count; rank++) {
      if (weights[rank] === 0) continue
      const at = rankById[ids[rank]]
      if (at < start || at >= end) return -Infinity
      sum += weights[rank] * (logits[at] / T - highest)
    }
    return sum / this.total
  }

  /**
   * Rank of every id, from 0; −1 = removed. Shape [V]. A new array, unless all of the order is
   * kept.
   */
  get rankById(): Int32Array {
    const { rankById, idByRank } = this.#order
    return this.count === idByRank.length ? rankById : rankById.map((_, id) => this.rankOf(id))
  }

  /** Rank of a token, from 0; −1 when it is removed. */
  rankOf(id: number): number {
    const rank = this.#order.rankById[id] - this.#start
    return rank >= 0 && rank < this.count ? rank : -1
  }

  /** Whether it has every token of its order. */
  get #isWhole(): boolean {
    return this.#start === 0 && this.count === this.#order.idByRank.length
  }

  #untemperedOf(id: number): number {
    return this.#untempered[this.#order.rankById[id]]
  }

  /** Nats. */
  logitAt(rank: number): number {
    return this.#untempered[this.#start + rank] / this.#temperature
  }

  /** Nats; −Infinity for a removed token. */
  logitOf(id: number): number {
    const rank = this.rankOf(id)
    return rank < 0 ? -Infinity : this.logitAt(rank)
  }

  /** Probability of a token; 0 for a removed one. */
  probabilityOf(id: number): number {
    const rank = this.rankOf(id)
    return rank < 0 ? 0 : this.probability(rank)
  }

  /** Probability of a rank. */
  probability(rank: number): number {
    return this.weightByRank[rank] / this.total
  }

  /** Sum of the weights of ranks `from` to `to`, the latter excluded. */
  weightOf(from: number, to: number): number {
    const weights = this.weightByRank
    let sum = 0
    for (let rank = from; rank < to; rank++) sum += weights[rank]
    return sum
  }

  /** Mass, under this distribution, of the tokens that a later one keeps. */
  massOf(later: Ranking): number {
    if (later.count === this.count) return 1
    if (later.#order === this.#order) {
      const from = later.#start - this.#start
      return this.weightOf(from, from + later.count) / this.total
    }
    let weight = 0
    for (let rank = 0; rank < this.count; rank++)
      if (later.rankOf(this.idByRank[rank]) >= 0) weight += this.weightByRank[rank]
    return weight / this.total
  }

  /** Ids of this distribution that a later one has removed, most probable first. */
  idsMissingIn(later: Ranking): Uint32Array {
    const ids = this.idByRank.subarray(0, this.count)
    if (later.count === this.count) return new Uint32Array(0)
    if (later.#order === this.#order && later.#start === this.#start) return ids.slice(later.count)
    return ids.filter((id) => later.rankOf(id) < 0)
  }

  /**
   * This distribution cut down to ranks `from` to `to`, the latter excluded. Shares order, logits
   * and, from rank 0, weights.
   */
  slice(from: number, to: number): Ranking {
    const weights = from === 0 ? this.#weightByRank : undefined
    return new Ranking(this.#shared, this.#start + from, to - from, weights)
  }

  /** This distribution with all logits divided by T > 0. Shares order and logits. */
  temper(T: number): Ranking {
    const temperature = this.#temperature * T
    return new Ranking({ ...this.#shared, temperature }, this.#start, this.count)
  }

  /** Logits by id, shape [V], float32, nats; −Infinity = removed. A new array at every call. */
  toLogits(): Float32Array {
    const logits = new Float32Array(this.vocabSize).fill(-Infinity)
    for (let rank = 0; rank < this.count; rank++)
      logits[this.idByRank[rank]] = this.logitByRank[rank]
    return logits
  }

  get #shared(): Shared {
    return {
      vocabSize: this.vocabSize,
      order: this.#order,
      untempered: this.#untempered,
      temperature: this.#temperature,
    }
  }
}

/**
 * e^((l − max) / T) of falling logits. The maximum is taken out before the division, so that no T
 * can make it overflow.
 */
function exponentials(logits: Float64Array, T: number): Float64Array {
  const max = logits[0]
  const weights = new Float64Array(logits.length)
  for (let rank = 0; rank < logits.length; rank++)
    weights[rank] = Math.exp((logits[rank] - max) / T)
  return weights
}

/** The tokens whose logits differ, where one order was made from the other and has the same tokens. */
function changedBetween(a: Order, b: Order): readonly number[] | undefined {
  if (a.idByRank.length !== b.idByRank.length) return undefined
  if (a.origin?.order === b) return a.origin.changedIds
  return b.origin?.order === a ? b.origin.changedIds : undefined
}

/** What distributions that differ in their ends alone have in common. */
type Shared = {
  vocabSize: number
  order: Order
  untempered: Float64Array
  temperature: number
}

/**
 * Ranks the model's own logits: the one sort, made once per logits and reused by every `runChain`
 * on them.
 *
 * @param logits shape [V], nats; −Infinity = removed. Not changed.
 * @throws RangeError for NaN or +Infinity (naming the entry), for no entries, and when all are
 *   removed
 */
export function rank(logits: Float32Array): Ranking {
  return rankFloats(logits)
}

/** As {@link rank}, for logits computed along the way. */
export function rankFloats(logits: Float32Array | Float64Array): Ranking {
  checkLogits(logits)
  const idByRank = orderDescending(logits)
  const logitByRank = new Float64Array(logits.length)
  let count = 0
  for (let rank = 0; rank < logits.length; rank++) {
    logitByRank[rank] = logits[idByRank[rank]]
    if (logitByRank[rank] > -Infinity) count++
  }
  return Ranking.from(logits.length, idByRank, logitByRank, count)
}

/**
 * @throws RangeError unless the logits are a distribution: no NaN, no +Infinity, at least one entry
 * that is not removed
 */
export function checkLogits(logits: Float32Array | Float64Array): void {
  if (logits.length === 0) throw new RangeError('logits: there are none')
  let finite = 0
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id]
    if (logit < Infinity) {
      if (logit > -Infinity) finite++
    } else throw new RangeError(`logits: entry ${id} is ${logit}`)
  }
  if (finite === 0) throw new RangeError(`logits: all ${logits.length} entries are removed`)
}
