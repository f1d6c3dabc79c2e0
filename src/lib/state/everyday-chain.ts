import type { Chain, ParamValue, ProcessorId } from '#lib/sampling/index.ts'

/** The four everyday settings, all off, in the order in which transformers applies them. */
export const everydayChain: Chain = [
  { id: 'repetition-penalty', params: { penalty: 1 } },
  { id: 'temperature', params: { temperature: 1 } },
  { id: 'top-k', params: { k: 0 } },
  { id: 'top-p', params: { p: 1 } },
]

/** The chain with one parameter of one processor set. */
export function withParam(chain: Chain, id: ProcessorId, name: string, value: ParamValue): Chain {
  return chain.map((step) =>
    step.id === id ? { ...step, params: { ...step.params, [name]: value } } : step,
  )
}

/** The value of a parameter in a chain. @throws RangeError where the chain has no such step or parameter */
export function paramOf(chain: Chain, id: ProcessorId, name: string): number {
  const value = chain.find((step) => step.id === id)?.params[name]
  if (typeof value !== 'number') throw new RangeError(`chain: no ${name} of ${id}`)
  return value
}
