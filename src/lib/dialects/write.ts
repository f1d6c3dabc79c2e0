import {
  completeParams,
  isNeutral,
  processorOf,
  type Chain,
  type ProcessorId,
  type Step,
} from '#lib/sampling/index.ts'
import { specOf } from './specs.ts'
import type { Dialect, DialectSpec, Field, Json, Options, Request, Warn, Written } from './types.ts'

/**
 * Writes a chain as the request of a target, with every parameter that it has, neutral ones too,
 * since its own defaults are other settings. What it cannot say comes back as warnings.
 *
 * @throws RangeError for a chain that is not valid
 */
export function toRequest(chain: Chain, dialect: Dialect, options: Options = {}): Written {
  const spec = specOf(dialect)
  const warnings: string[] = []
  const warn: Warn = (sentence) => {
    if (!warnings.includes(sentence)) warnings.push(sentence)
  }
  const steps = withoutIdleTwins(
    chain.map((step) => ({ ...step, params: completeParams(processorOf(step.id), step.params) })),
  )
  const applied = steps.filter(({ enabled }) => enabled !== false)
  warnOfWhatIsLost(applied, spec, warn)
  const settings: Request = {}
  for (const field of spec.fields) {
    const kept = steps.filter(
      ({ id, enabled }) => enabled !== false || spec.keptWhenOff?.includes(id),
    )
    const value = valueOf(field, kept, options, warn)
    if (value !== undefined) settings[field.key] = value
  }
  spec.encode?.(settings, steps, options, warn)
  warnOfOptions(spec, options, warn)
  const base = spec.base(options)
  const request: Request = spec.nest
    ? {
        ...base,
        ...options.passed,
        [spec.nest]: {
          ...(base[spec.nest] as Request),
          ...settings,
          ...(options.passed?.[spec.nest] as Request),
        },
      }
    : { ...base, ...settings, ...options.passed }
  return { request, snippet: spec.snippet(request, options), warnings }
}

/**
 * Leaves out steps without effect beside one with effect of the same processor: a request has one
 * place for both.
 */
function withoutIdleTwins(steps: readonly Step[]): Step[] {
  const acts = (step: Step) => step.enabled !== false && !isNeutral(step)
  return steps.filter(
    (step) => acts(step) || !steps.some((other) => other.id === step.id && acts(other)),
  )
}

function valueOf(field: Field, steps: Chain, options: Options, warn: Warn): Json | undefined {
  const own = steps.filter(({ id }) => field.ids.includes(id))
  const active = own.filter((step) => step.enabled !== false && !isNeutral(step))
  const step = active[0] ?? own.find(({ enabled }) => enabled !== false) ?? own[0]
  const value = step?.params[field.param]
  if (value === undefined) return field.off
  for (const other of active)
    if (other.id !== step.id && JSON.stringify(other.params[field.param]) !== JSON.stringify(value))
      warn(`${field.key}: ${step.id} and ${other.id} share it; that of ${step.id} is written`)
  // A map of biases is no setting when it is empty.
  if (field.off === undefined && isNeutral(step)) return undefined
  const written = field.write ? field.write(value, options, warn) : (value as Json)
  return withinRange(field, written, warn)
}

function withinRange({ key, range }: Field, value: Json, warn: Warn): Json {
  if (!range || typeof value !== 'number') return value
  const nearest = Math.max(range[0], Math.min(range[1], value))
  if (nearest !== value)
    warn(`${key}: ${value} is outside [${range.join(', ')}]; ${nearest} is written`)
  return nearest
}

/** What stands beside the chain and has no place in the request. */
function warnOfOptions({ base, name }: DialectSpec, options: Options, warn: Warn): void {
  for (const key of ['maxTokens', 'seed', 'stop'] as const) {
    const { [key]: given, ...without } = options
    if (given !== undefined && JSON.stringify(base(options)) === JSON.stringify(base(without)))
      warn(`${key}: ${name} has no place for it in a request`)
  }
}

function warnOfWhatIsLost(steps: readonly Step[], spec: DialectSpec, warn: Warn): void {
  const active = steps.filter((step) => !isNeutral(step))
  const known = (id: ProcessorId) =>
    spec.fields.some(({ ids }) => ids.includes(id)) || (spec.encoded?.includes(id) ?? false)
  for (const { id } of active)
    if (!known(id)) warn(`${id}: ${spec.name} has no such sampler; it is left out`)
  const written = active.filter(({ id }) => known(id))
  for (const [index, { id }] of written.entries())
    if (written.findIndex((step) => step.id === id) < index)
      warn(`${id}: stands more than once; the first is written`)
  for (const step of written) warnOfParameters(step, spec, warn)
  if (!spec.orderIsFree) warnOfOrder(written, spec, warn)
}

/** Parameters that no key carries, where the target has another value. */
function warnOfParameters({ id, params }: Step, spec: DialectSpec, warn: Warn): void {
  if (spec.encoded?.includes(id)) return
  for (const { name, default: usual } of processorOf(id).parameters) {
    if (spec.fields.some(({ ids, param }) => ids.includes(id) && param === name)) continue
    const theirs = spec.fixed?.[id]?.[name] ?? usual
    if (name !== 'endIds' && JSON.stringify(params[name]) !== JSON.stringify(theirs))
      warn(
        `${id}: ${name} cannot be said; ${spec.name} has ${JSON.stringify(theirs)}, the chain ${JSON.stringify(params[name])}`,
      )
  }
}

function warnOfOrder(steps: readonly Step[], spec: DialectSpec, warn: Warn): void {
  const { order, orderIsUndisclosed, name } = spec
  const ids = [...new Set(steps.map(({ id }) => id))]
  const theirs = order.filter((id) => ids.includes(id))
  if (theirs.join() === ids.join()) return
  const ours = `the chain has ${ids.join(', ')}`
  if (orderIsUndisclosed)
    warn(`order: ${name} does not say in which order it applies them; ${ours}`)
  else warn(`order: ${name} applies ${theirs.join(', ')}; ${ours}`)
}
