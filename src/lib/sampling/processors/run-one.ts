// For the tests of single processors.
import { runChain, type Context, type Params, type ProcessorId, type Trace } from '../index.ts'

export const nothingSaid: Context = { contextIds: [], promptLength: 0 }

/**
 * Logits of a distribution written as probabilities, or as anything in proportion to them; 0 =
 * removed.
 */
export function logitsOf(...probabilities: number[]): Float32Array {
  return Float32Array.from(probabilities, Math.log)
}

/** One step on some logits. */
export function runOne(
  logits: Float32Array,
  id: ProcessorId,
  params: Params,
  context: Context = nothingSaid,
): Trace {
  return runChain(logits, [{ id, params }], context)
}

/** Which ids one step keeps, in rising order. */
export function keptIds(...run: Parameters<typeof runOne>): number[] {
  const { final } = runOne(...run)
  return [...final.idByRank.subarray(0, final.count)].sort((a, b) => a - b)
}

/** The logits after one step. */
export function logitsAfter(...run: Parameters<typeof runOne>): number[] {
  return [...runOne(...run).finalLogits]
}
