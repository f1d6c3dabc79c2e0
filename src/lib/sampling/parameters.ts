import type { Parameter, Params, ParamValue } from './types.ts'

type Described = { readonly id: string; readonly parameters: readonly Parameter[] }

/**
 * The parameters of a step, complete: each as given, or its default.
 *
 * @param vocabSize ids must lie below it; left out, any id may stand
 * @throws RangeError for a name the processor does not have, or a value outside its interval; the
 *   message tells stage, parameter and value
 */
export function completeParams(processor: Described, given: Params, vocabSize = Infinity): Params {
  const known = new Set(processor.parameters.map(({ name }) => name))
  for (const name of Object.keys(given))
    if (!known.has(name)) throw new RangeError(`${processor.id}: no parameter is called ${name}`)
  const params: Record<string, ParamValue> = {}
  for (const parameter of processor.parameters) {
    const { [parameter.name]: value = parameter.default } = given
    if (value === undefined) continue
    checkValue(processor.id, parameter, value, vocabSize)
    params[parameter.name] = value
  }
  return params
}

function checkValue(
  stage: string,
  parameter: Parameter,
  value: ParamValue,
  vocabSize: number,
): void {
  const wanted = wantedInstead(parameter, value, vocabSize)
  if (wanted)
    throw new RangeError(`${stage}: ${parameter.name} must be ${wanted}, got ${show(value)}`)
}

/** What the value should have been, in words; undefined when it is right. */
function wantedInstead(
  { kind, valid = '(-∞, ∞)' }: Parameter,
  value: ParamValue,
  vocabSize: number,
): string | undefined {
  const isId = (id: number) => Number.isInteger(id) && id >= 0 && id < vocabSize
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : 'true or false'
    case 'number':
      return typeof value === 'number' && isWithin(value, valid) ? undefined : `in ${valid}`
    case 'integer':
      return Number.isInteger(value) && isWithin(value as number, valid)
        ? undefined
        : `an integer in ${valid}`
    case 'ids':
      return Array.isArray(value) && value.every(isId)
        ? undefined
        : `a list of ids in [0, ${vocabSize})`
    case 'bias':
      return isBias(value, isId) ? undefined : `a number or −Infinity for ids in [0, ${vocabSize})`
  }
}

function isBias(value: ParamValue, isId: (id: number) => boolean): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return Object.entries(value).every(
    ([id, bias]) =>
      /^\d+$/.test(id) && isId(Number(id)) && typeof bias === 'number' && bias < Infinity,
  )
}

/**
 * Whether a number lies in an interval written as in mathematics: `(0, 1]`, `[0, ∞)`. NaN lies in
 * none.
 */
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

/** Parameters, or one of them, in a message. */
export function show(value: ParamValue | Params): string {
  return typeof value === 'object' ? JSON.stringify(value, infinityToo) : String(value)
}

/** JSON has no word for NaN and the infinities; a message has. */
function infinityToo(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}
