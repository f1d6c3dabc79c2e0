import { orderDescending } from '#lib/math/rank.ts'

/**
 * A distribution in order of probability: what each processor reads. The first `count` ranks are kept; a removed token has none.
 * Probabilities are sums away: each logit is exponentiated once, when first needed.
 */
export class Ranking {
  readonly vocabSize: number
  /** Kept tokens, most probable first, ties by lower id; entries from `count` on are not part of the distribution. */
  readonly idByRank: Uint32Array
  /** Nats, float64, never rising over the first `count`. */
  readonly logitByRank: Float64Array
  readonly count: number
  #weightByRank: Float64Array | undefined
  #total: number | undefined
  #rankById: Int32Array | undefined

  constructor(
    vocabSize: number,
    idByRank: Uint32Array,
    logitByRank: Float64Array,
    count: number,
    weightByRank?: Float64Array,
  ) {
    this.vocabSize = vocabSize
    this.idByRank = idByRank
    this.logitByRank = logitByRank
    this.count = count
    this.#weightByRank = weightByRank
  }

  /** Probability relative to the most probable token, e^(l − max): shape at least [count], 1 at rank 0. */
  get weightByRank(): Float64Array {
    return (this.#weightByRank ??= exponentials(this.logitByRank, this.count))
  }

  /** Sum of all weights: 1 / (probability of rank 0). */
  get total(): number {
    return (this.#total ??= this.weightOf(0, this.count))
  }

  /** ln Σ e^l over the kept tokens, nats: log-probability = logit − logSum. */
  get logSum(): number {
    return this.logitByRank[0] + Math.log(this.total)
  }

  /** Rank of every id, from 0; −1 = removed. Shape [V]. */
  get rankById(): Int32Array {
    if (!this.#rankById) {
      this.#rankById = new Int32Array(this.vocabSize).fill(-1)
      for (let rank = 0; rank < this.count; rank++) this.#rankById[this.idByRank[rank]] = rank
    }
    return this.#rankById
  }

  /** Sum of the weights of ranks `from` to `to`, the latter excluded. */
  weightOf(from: number, to: number): number {
    const weights = this.weightByRank
    let sum = 0
    for (let rank = from; rank < to; rank++) sum += weights[rank]
    return sum
  }

  /** Probability of a rank among the kept tokens. */
  probability(rank: number): number {
    return this.weightByRank[rank] / this.total
  }

  /** Nats; −Infinity for a removed token. */
  logitOf(id: number): number {
    const rank = this.rankById[id]
    return rank < 0 ? -Infinity : this.logitByRank[rank]
  }

  /** Probability of a token; 0 for a removed one. */
  probabilityOf(id: number): number {
    const rank = this.rankById[id]
    return rank < 0 ? 0 : this.probability(rank)
  }

  /** This distribution cut down to ranks `from` to `to`, the latter excluded. Shares what it can. */
  slice(from: number, to: number): Ranking {
    if (from === 0)
      return new Ranking(this.vocabSize, this.idByRank, this.logitByRank, to, this.#weightByRank)
    return new Ranking(
      this.vocabSize,
      this.idByRank.subarray(from),
      this.logitByRank.subarray(from),
      to - from,
    )
  }

  /** Logits by id, shape [V], nats; −Infinity = removed. A new array at every call. */
  get logitById(): Float64Array {
    const logits = new Float64Array(this.vocabSize).fill(-Infinity)
    for (let rank = 0; rank < this.count; rank++)
      logits[this.idByRank[rank]] = this.logitByRank[rank]
    return logits
  }
}

/**
 * Ranks the model's own logits: the one sort, made once per logits and reused by every `runChain` on them.
 *
 * @param logits shape [V], nats; −Infinity = removed. Not changed.
 * @throws RangeError for NaN or +Infinity (naming the entry), for no entries, and when all are removed
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
  return new Ranking(logits.length, idByRank, logitByRank, count)
}

/** @throws RangeError unless the logits are a distribution: no NaN, no +Infinity, at least one entry that is not removed */
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

function exponentials(logits: Float64Array, count: number): Float64Array {
  const weights = new Float64Array(count)
  const max = logits[0]
  for (let rank = 0; rank < count; rank++) weights[rank] = Math.exp(logits[rank] - max)
  return weights
}
