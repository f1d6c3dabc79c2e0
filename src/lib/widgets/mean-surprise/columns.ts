import { logSoftmax } from '#lib/math/softmax.ts'

/** The two distributions: the shaped one, p, and the model's own, q. */
export type Which = 'shaped' | 'own'

/** Log-probabilities of both, by id, nats; −Infinity: removed. */
export type Pair = Readonly<Record<Which, Float64Array>>

/**
 * A distribution, and what temperature and then top-k make of it. In two lines, and the same as the chain gives: that would bring
 * all its processors into the page.
 *
 * @param probabilities shape [n], falling, summing to 1
 * @param T above 0
 * @param k 0: off
 */
export function pairOf(probabilities: readonly number[], T: number, k: number): Pair {
  const logits = Float64Array.from(probabilities, Math.log)
  const shaped = logits.map((logit, id) => (k === 0 || id < k ? logit / T : -Infinity))
  return { own: logSoftmax(logits), shaped: logSoftmax(shaped) }
}

/** A token as a column: as wide as its share, as high as its surprisal in each distribution. */
export type Column = Readonly<Record<Which, Height>> & {
  /** Share among the tokens that come. */
  readonly share: number
  /** The shares before it: where the column begins. */
  readonly start: number
}

/** Bits; infinite for a removed token. The area is share times surprisal. */
export type Height = { readonly surprisal: number; readonly area: number }

/**
 * Surprisal as columns.
 *
 * @param from the distribution that the tokens come from: its shares are the widths
 * @returns by id
 */
export function columnsOf(pair: Pair, from: Which): Column[] {
  let end = 0
  return Array.from(pair[from], (logProb, id) => {
    const share = Math.exp(logProb)
    const height = (of: Which): Height => {
      const surprisal = -pair[of][id] / Math.LN2
      // What never comes costs nothing, however surprising it would be.
      return { surprisal, area: share === 0 ? 0 : share * surprisal }
    }
    const start = end
    end += share
    return { share, start, shaped: height('shaped'), own: height('own') }
  })
}

/** Mean surprisals and divergences, in bits. */
export type Measures = {
  /** Of the shaped distribution. */
  readonly entropy: number
  /** KL(shaped ‖ own). */
  readonly klShaped: number
  /** KL(own ‖ shaped). */
  readonly klOwn: number
  /** For each distribution that tokens may come from, their mean surprisal in both. */
  readonly means: Readonly<Record<Which, Readonly<Record<Which, number>>>>
}

/** Tokens surprise the distribution that they come from by its entropy, and the other by a divergence more. */
export function measuresOf(pair: Pair): Measures {
  const means = { shaped: meansOf(pair, 'shaped'), own: meansOf(pair, 'own') }
  return {
    entropy: means.shaped.shaped,
    klShaped: means.shaped.own - means.shaped.shaped,
    klOwn: means.own.shaped - means.own.own,
    means,
  }
}

function meansOf(pair: Pair, from: Which): Record<Which, number> {
  const columns = columnsOf(pair, from)
  const mean = (of: Which) => columns.reduce((sum, column) => sum + column[of].area, 0)
  return { shaped: mean('shaped'), own: mean('own') }
}
