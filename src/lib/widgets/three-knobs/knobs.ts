import {
  draw,
  rankFloats,
  runRanking,
  uAt,
  type Chain,
  type ProcessorId,
  type Trace,
} from '#lib/sampling/index.ts'

/** Temperature, top-k (0: off) and top-p (1: off). */
export type Knobs = { readonly T: number; readonly k: number; readonly p: number }

/**
 * What the three knobs make of a distribution, in the order in which transformers turns them. In float64 all the way: a p on the very border of a
 * word keeps what the sum says.
 *
 * @param probabilities shape [n], falling, summing to 1
 */
export function traceOf(probabilities: readonly number[], { T, k, p }: Knobs): Trace {
  const chain: Chain = [
    { id: 'temperature', params: { temperature: T } },
    { id: 'top-k', params: { k } },
    { id: 'top-p', params: { p } },
  ]
  const logits = Float64Array.from(probabilities, Math.log)
  return runRanking(rankFloats(logits), chain, { contextIds: [], promptLength: 0 })
}

/** The words that one of the knobs removed, most probable first. */
export function removedBy({ stages }: Trace, knob: ProcessorId): number[] {
  return stages.filter(({ id }) => id === knob).flatMap((stage) => [...stage.removedIds()])
}

/** A text of a toy that has no memory: at every place the same distribution, and the place's own dart. */
export function writeText(trace: Trace, seed: number, length: number): number[] {
  return Array.from({ length }, (_, place) => draw(trace, uAt(seed, place, 0)).id)
}

/** The darts of many attempts at the first place. Shape [count]. */
export function dartsOf(seed: number, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, attempt) => uAt(seed, 0, attempt))
}

/** How often each word is hit. Shape [n], by id. */
export function tallyOf(trace: Trace, darts: Float64Array): Uint32Array {
  const countById = new Uint32Array(trace.own.vocabSize)
  for (const u of darts) countById[draw(trace, u).id]++
  return countById
}
