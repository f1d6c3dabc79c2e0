import { processorOf } from './registry.ts'
import type { Trace } from './trace.ts'
import type { ProcessorState } from './types.ts'

/**
 * What the stateful processors of a chain know after a token was taken: the state of the next
 * step's context. Pure, so that a state kept with each token makes any rewind replay exactly.
 *
 * @param trace of the step that the token was taken at
 * @param id the token taken, drawn or chosen by hand
 * @throws RangeError for an id outside the vocabulary
 */
export function accept(trace: Trace, id: number): ProcessorState {
  if (!(Number.isInteger(id) && id >= 0 && id < trace.own.vocabSize))
    throw new RangeError(`accept: id must be an integer in [0, ${trace.own.vocabSize}), got ${id}`)
  const next: Record<string, Readonly<Record<string, number>>> = { ...trace.context.state }
  for (const { id: processorId, enabled, ...step } of trace.stages) {
    if (!enabled) continue
    const state = processorOf(processorId).accept?.({ ...step, state: next[processorId] }, id)
    if (state) next[processorId] = state
  }
  return next
}
