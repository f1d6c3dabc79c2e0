import {
  completeParams,
  processorOf,
  type Params,
  type ParamValue,
  type ProcessorId,
  type Step,
} from '#lib/sampling/index.ts'
import { specOf } from './specs.ts'
import type { Dialect, DialectSpec, Field, Json, Options, Read, Request, Warn } from './types.ts'

/**
 * Reads a request as a chain, in the order in which the target applies it. Keys that are missing
 * have the target's own defaults. Nothing is dropped silently: unknown keys and bad values come
 * back as warnings, and what is no setting of a sampler in `options.passed`.
 *
 * @throws TypeError for JSON that is no object
 */
export function fromRequest(json: unknown, dialect: Dialect, given: Options = {}): Read {
  if (!isObject(json)) throw new TypeError('request: must be an object')
  const spec = specOf(dialect)
  const warnings: string[] = []
  const warn: Warn = (sentence) => warnings.push(sentence)
  const options: Options = { ...given }
  const { settings, passed } = sort(json, spec, warn)
  if (Object.keys(passed).length > 0) options.passed = passed

  const reading: Reading = { settings, spec, options, warn, zeroMass: new Set() }
  const steps = [...readFields(reading)].map(([id, params]) => ({
    id,
    params: completeParams(processorOf(id), { ...spec.fixed?.[id], ...params }),
  }))
  const inOrder = spec.order.flatMap((id) => steps.filter((step) => step.id === id))
  const decoded = spec.decode?.(inOrder, settings, options, warn) ?? inOrder
  const chain = decoded.map((step) => (reading.zeroMass.has(step.id) ? best(step) : step))
  return { chain, options, warnings }
}

/** What reading needs, and the steps of which it found a mass of 0. */
type Reading = {
  settings: Request
  spec: DialectSpec
  options: Options
  warn: Warn
  zeroMass: Set<ProcessorId>
}

/** Tells settings from what is passed along, and names what is neither. */
function sort(
  request: Request,
  spec: DialectSpec,
  warn: Warn,
): { settings: Request; passed: Request } {
  const keys = new Set([...spec.fields.map(({ key }) => key), ...(spec.special ?? [])])
  const passed: Request = {}
  const settings: Request = {}
  const take = (entries: Request, target: Request) => {
    for (const [key, value] of Object.entries(entries)) {
      if (keys.has(key)) settings[key] = value
      else if (spec.passed.includes(key)) target[key] = value
      else warn(`${key}: ${spec.name} knows no such key; it is not read`)
    }
  }
  if (!spec.nest) {
    take(request, passed)
    return { settings, passed }
  }
  const { [spec.nest]: nested = {}, ...outside } = request
  const inside: Request = {}
  take(outside, passed)
  if (isObject(nested)) take(nested, inside)
  else warn(`${spec.nest}: must be an object; it is not read`)
  if (Object.keys(inside).length > 0) passed[spec.nest] = inside
  return { settings, passed }
}

function readFields(reading: Reading): Map<ProcessorId, Params> {
  const { settings, spec, warn } = reading
  const paramsById = new Map<ProcessorId, Params>()
  const set = (id: ProcessorId, params: Params) =>
    paramsById.set(id, { ...paramsById.get(id), ...params })
  for (const field of spec.fields.filter(({ ids }) => ids.length === 1)) {
    const isGiven = isPresent(settings[field.key])
    const isOn = field.fallback !== undefined && field.fallback !== field.off
    if (!isGiven && !isOn) continue
    if (!isGiven)
      warn(
        `${field.key}: is not given, and ${spec.name} then takes ${JSON.stringify(field.fallback)}`,
      )
    set(field.ids[0], readOne(field, field.ids[0], reading))
  }
  // A shared key tells the steps that are there what to do; it makes none.
  for (const field of spec.fields.filter(({ ids }) => ids.length > 1))
    for (const id of field.ids.filter((id) => paramsById.has(id)))
      set(id, readOne(field, id, reading))
  return paramsById
}

function isObject(json: unknown): json is Request {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function isPresent(json: Json | undefined): boolean {
  return json !== undefined && json !== null
}

/** The parameter that a key sets; none, with a warning, when its value is bad. */
function readOne(
  field: Field,
  id: ProcessorId,
  { settings, spec, options, warn, zeroMass }: Reading,
): Params {
  const json = settings[field.key] ?? field.fallback ?? field.off
  if (json === undefined) return {}
  if ((id === 'top-p' || id === 'typical') && field.param === 'p' && json === 0) {
    warn(`${field.key}: 0 keeps the best token alone; it is read as top-k 1`)
    zeroMass.add(id)
    return {}
  }
  try {
    const value = field.read ? field.read(json, options, warn) : (json as ParamValue)
    completeParams(processorOf(id), { [field.param]: value })
    warnOfRange(field, value, spec, warn)
    return { [field.param]: value }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const problem = error.message.slice(error.message.indexOf('must be'))
    warn(`${field.key}: ${problem}; it is not read`)
    return {}
  }
}

function warnOfRange(
  { key, range }: Field,
  value: ParamValue,
  { name }: DialectSpec,
  warn: Warn,
): void {
  if (!range || typeof value !== 'number' || (value >= range[0] && value <= range[1])) return
  warn(`${key}: ${name} takes ${range[0]} to ${range[1]} and would refuse ${value}; it is read`)
}

/** The best token alone, in the place of a step whose mass is 0. */
function best({ enabled }: Step): Step {
  const params = completeParams(processorOf('top-k'), { k: 1 })
  return { id: 'top-k', params, ...(enabled !== undefined && { enabled }) }
}
