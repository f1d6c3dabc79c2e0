import type { Parameter, Params, ParamValue } from './types.ts'

type Described = { readonly id: string; readonly parameters: readonly Parameter[] }

/**
 * The parameters of a step, complete: each as given, or its default.
 *
 * @throws RangeError for a name the processor does not have, or a value outside its interval; the message tells stage, parameter and value
 */
export function completeParams(processor: Described, given: Params): Params {
  const known = new Set(processor.parameters.map(({ name }) => name))
  for (const name of Object.keys(given))
    if (!known.has(name)) throw new RangeError(`${processor.id}: no parameter is called ${name}`)
  const params: Record<string, ParamValue> = {}
  for (const parameter of processor.parameters) {
    const value = given[parameter.name] ?? parameter.default
    if (value === undefined) continue
    checkValue(processor.id, parameter, value)
    params[parameter.name] = value
  }
  return params
}

function checkValue(stage: string, parameter: Parameter, value: ParamValue): void {
  const { name, kind } = parameter
  const fail = (wanted: string): never => {
    throw new RangeError(`${stage}: ${name} must be ${wanted}, got ${show(value)}`)
  }
  if (kind === 'boolean') {
    if (typeof value !== 'boolean') fail('true or false')
  } else if (kind === 'ids') {
    if (!Array.isArray(value) || !value.every(isId)) fail('a list of token ids')
  } else if (kind === 'bias') {
    if (!isBias(value)) fail('finite numbers or −Infinity by token id')
  } else {
    const integer = kind === 'integer'
    const allowed = typeof value === 'number' && isWithin(value, parameter.valid ?? '(-∞, ∞)')
    if (!allowed) fail(`${integer ? 'an integer ' : ''}in ${parameter.valid}`)
    else if (integer && !Number.isInteger(value)) fail(`an integer in ${parameter.valid}`)
  }
}

function isId(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0
}

function isBias(value: ParamValue): boolean {
  if (typeof value !== 'object' || Array.isArray(value)) return false
  return Object.entries(value).every(([id, bias]) => /^\d+$/.test(id) && bias < Infinity)
}

/** Whether a number lies in an interval written as in mathematics: `(0, 1]`, `[0, ∞)`. NaN lies in none. */
export function isWithin(value: number, interval: string): boolean {
  const match = /^([[(])(.+), (.+)([\])])$/.exec(interval)
  if (!match) throw new SyntaxError(`not an interval: ${interval}`)
  const [, open, from, to, close] = match
  const low = endpoint(from)
  const high = endpoint(to)
  const aboveLow = open === '[' ? value >= low : value > low
  const belowHigh = close === ']' ? value <= high : value < high
  return aboveLow && belowHigh
}

function endpoint(text: string): number {
  return Number(text.replace('∞', 'Infinity'))
}

function show(value: ParamValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
