import { rankFloats, runRanking, type Trace } from '#lib/sampling/index.ts'

/** A place of the list, and what top-p makes of it. */
export type Place = {
  readonly own: number
  /** Mass of this place and of those before it. */
  readonly sum: number
  /** Renormalized; undefined: removed. */
  readonly shaped: number | undefined
}

export type Nucleus = {
  readonly places: readonly Place[]
  readonly keptCount: number
  /** Mass of the kept places, before they are scaled up to 1. */
  readonly keptMass: number
}

/**
 * The nucleus of a distribution, with the running sum that decides where it ends.
 *
 * @param probabilities shape [n], falling, summing to 1
 * @param p in (0, 1]
 */
export function nucleusOf(probabilities: readonly number[], p: number): Nucleus {
  const { keptCount, keptMass, probabilityByRank } = topP(probabilities, p)
  let sum = 0
  const places = probabilities.map((own, rank) => {
    sum += own
    return { own, sum, shaped: rank < keptCount ? probabilityByRank[rank] : undefined }
  })
  return { places, keptCount, keptMass }
}

/** In float64 all the way: a p on the very border of a place keeps what the sum says. */
function topP(probabilities: readonly number[], p: number): Trace {
  const logits = Float64Array.from(probabilities, Math.log)
  const chain = [{ id: 'top-p', params: { p } } as const]
  return runRanking(rankFloats(logits), chain, { contextIds: [], promptLength: 0 })
}
