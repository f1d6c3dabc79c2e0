import { processorOf, type Chain, type ParamValue, type ProcessorId } from '#lib/sampling/index.ts'
import { added, switched, withParamAt } from './chain-edits.ts'

/** The four everyday settings, all off, in the order in which transformers applies them. */
export const everydayChain: Chain = [
  { id: 'repetition-penalty', params: { penalty: 1 } },
  { id: 'temperature', params: { temperature: 1 } },
  { id: 'top-k', params: { k: 0 } },
  { id: 'top-p', params: { p: 1 } },
]

/** The chain with one parameter of one processor set: its first step, switched on, or a new step where it belongs. */
export function withParam(chain: Chain, id: ProcessorId, name: string, value: ParamValue): Chain {
  const index = chain.findIndex((step) => step.id === id)
  if (index < 0) return added(chain, id, { [name]: value })
  return withParamAt(switched(chain, index, true), index, name, value)
}

/** The value of a parameter in a chain: the neutral one where the step is missing or switched off. */
export function paramOf(chain: Chain, id: ProcessorId, name: string): number {
  const parameter = processorOf(id).parameters.find((parameter) => parameter.name === name)
  const step = chain.find((step) => step.id === id)
  const isOn = step !== undefined && step.enabled !== false
  const value = (isOn ? step.params[name] : undefined) ?? parameter?.neutral ?? parameter?.default
  if (typeof value !== 'number') throw new RangeError(`chain: no ${name} of ${id}`)
  return value
}
