import {
  isNeutral,
  processorOf,
  processors,
  type Chain,
  type Params,
  type ParamValue,
  type ProcessorId,
  type ProcessorKind,
  type Step,
} from '#lib/sampling/index.ts'

/** In which order kinds stand where nothing else is said. */
const KINDS: readonly ProcessorKind[] = [
  'bias',
  'penalty',
  'temperature',
  'truncation',
  'selection',
]

/** The chain with one parameter of the step at `index` set; undefined leaves it out again. */
export function withParamAt(
  chain: Chain,
  index: number,
  name: string,
  value: ParamValue | undefined,
): Chain {
  const step = chain[index]
  const others = Object.entries(step.params).filter(([other]) => other !== name)
  const params =
    value === undefined ? Object.fromEntries(others) : { ...step.params, [name]: value }
  return chain.with(index, { ...step, params })
}

/** The chain with a step switched on or off. Its settings stay. */
export function switched(chain: Chain, index: number, isOn: boolean): Chain {
  const { id, params } = chain[index]
  return chain.with(index, isOn ? { id, params } : { id, params, enabled: false })
}

/** The chain with the step at `from` standing at `to`. */
export function moved(chain: Chain, from: number, to: number): Chain {
  return chain.toSpliced(from, 1).toSpliced(to, 0, chain[from])
}

/** The chain without the step at `index`. */
export function removed(chain: Chain, index: number): Chain {
  return chain.toSpliced(index, 1)
}

/** The chain with a new step of a processor, where {@link placeFor} says. */
export function added(chain: Chain, id: ProcessorId, params: Params = startingParams(id)): Chain {
  return chain.toSpliced(placeFor(chain, id), 0, { id, params })
}

/** Settings with which a new step does something: the value suggested where a parameter would be off. */
export function startingParams(id: ProcessorId): Params {
  return Object.fromEntries(
    processorOf(id).parameters.flatMap(({ name, default: value, suggested = value }) =>
      suggested === undefined ? [] : [[name, suggested]],
    ),
  )
}

/** Where a step belongs: among those of its kind in the order of the registry, else before the first of a later kind. */
export function placeFor(chain: Chain, id: ProcessorId): number {
  const kind = processorOf(id).kind
  const own = chain.map((step) => processorOf(step.id).kind === kind)
  const lastBefore = chain.findLastIndex((step, i) => own[i] && listed(step.id) <= listed(id))
  if (lastBefore >= 0) return lastBefore + 1
  const firstOfKind = own.indexOf(true)
  if (firstOfKind >= 0) return firstOfKind
  const later = chain.findIndex((step) => order(step.id) > KINDS.indexOf(kind))
  return later >= 0 ? later : chain.length
}

function listed(id: ProcessorId): number {
  return processors.findIndex((processor) => processor.id === id)
}

function order(id: ProcessorId): number {
  return KINDS.indexOf(processorOf(id).kind)
}

/** The chain with every step off: by its neutral value where it has one, else by its switch. The order stays. */
export function allOff(chain: Chain): Chain {
  return chain.map((step) => {
    if (!isOn(step)) return step
    const neutral = { ...step, params: { ...step.params, ...neutralParams(step.id) } }
    return isNeutral(neutral) ? neutral : { ...step, enabled: false }
  })
}

function neutralParams(id: ProcessorId): Params {
  return Object.fromEntries(
    processorOf(id).parameters.flatMap(({ name, neutral }) =>
      neutral === undefined ? [] : [[name, neutral]],
    ),
  )
}

/** Whether a step may change anything: it is enabled, and not at its neutral values. */
export function isOn(step: Step): boolean {
  return step.enabled !== false && !isNeutral(step)
}

/** What one step of a chain is like beside the same one of another chain. */
export type Difference =
  | {
      readonly kind: 'added' | 'removed' | 'switched-on' | 'switched-off'
      readonly id: ProcessorId
    }
  | {
      readonly kind: 'changed'
      readonly id: ProcessorId
      readonly name: string
      readonly from: ParamValue | undefined
      readonly to: ParamValue | undefined
    }
  | { readonly kind: 'order' }

/** How a chain differs from a preset, step by step in the order of the chain; steps that do nothing in either do not count. */
export function differences(preset: Chain, chain: Chain): Difference[] {
  const found = chain.flatMap((step) => {
    const before = preset.find(({ id }) => id === step.id)
    return before ? stepDifferences(before, step) : isOn(step) ? [difference('added', step)] : []
  })
  const gone = preset
    .filter((step) => isOn(step) && !chain.some(({ id }) => id === step.id))
    .map((step) => difference('removed', step))
  const isReordered = relativeOrder(preset, chain) !== relativeOrder(chain, preset)
  return [...found, ...gone, ...(isReordered ? [{ kind: 'order' } as const] : [])]
}

function difference(kind: 'added' | 'removed', { id }: Step): Difference {
  return { kind, id }
}

function stepDifferences(before: Step, after: Step): Difference[] {
  const { id } = after
  const wasEnabled = before.enabled !== false
  const isEnabled = after.enabled !== false
  if (wasEnabled !== isEnabled) {
    const matters = !isNeutral(isEnabled ? after : before)
    return matters ? [{ kind: isEnabled ? 'switched-on' : 'switched-off', id }] : []
  }
  if (!isEnabled) return []
  return processorOf(id).parameters.flatMap(({ name, default: value }) => {
    const from = before.params[name] ?? value
    const to = after.params[name] ?? value
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    return [{ kind: 'changed', id, name, from, to } as const]
  })
}

/** The steps that both chains have and that do something in either, in the order of the first. */
function relativeOrder(chain: Chain, other: Chain): string {
  return chain
    .filter((step) => {
      const twin = other.find(({ id }) => id === step.id)
      return twin !== undefined && (isOn(step) || isOn(twin))
    })
    .map(({ id }) => id)
    .join()
}

/** The first of some named chains whose order this one keeps; undefined when it has an order of its own. */
export function orderOf<Name extends string>(
  chain: Chain,
  named: readonly (readonly [Name, Chain])[],
): Name | undefined {
  const hasOrder = (other: Chain) => relativeOrder(chain, other) === relativeOrder(other, chain)
  return named.find(([, other]) => hasOrder(other))?.[0]
}
