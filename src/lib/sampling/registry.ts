import { repetitionPenalty } from './processors/repetition-penalty.ts'
import { temperature } from './processors/temperature.ts'
import { topK } from './processors/top-k.ts'
import { topP } from './processors/top-p.ts'
import type { Processor, ProcessorId } from './types.ts'

/** Every processor by its id, in the order in which they are listed. */
const byId: { readonly [Id in ProcessorId]: Processor<never> } = {
  'repetition-penalty': repetitionPenalty,
  temperature,
  'top-k': topK,
  'top-p': topP,
}

/** All processors with their descriptions, in the order in which they are listed. */
export const processors: readonly Processor[] = Object.values(byId)

/** @throws RangeError for an id that no processor has */
export function processorOf(id: ProcessorId): Processor {
  if (!Object.hasOwn(byId, id)) throw new RangeError(`chain: no processor is called ${id}`)
  return byId[id]
}
