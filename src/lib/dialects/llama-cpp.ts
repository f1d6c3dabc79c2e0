import {
  isNeutral,
  type Chain,
  type Params,
  type ProcessorId,
  type Step,
} from '#lib/sampling/index.ts'
import {
  biasesOf,
  breakerIds,
  breakerTexts,
  DEFAULT_BREAKERS,
  field,
  windowField,
} from './fields.ts'
import { isMirostat, mirostatIn, mirostatStep } from './mirostat.ts'
import { curl, EXAMPLE_PROMPT } from './snippets.ts'
import type { DialectSpec, Json, Options, Request, Warn } from './types.ts'

const penalties = ['repetition-penalty', 'frequency-penalty', 'presence-penalty'] as const
const temperatures = ['temperature', 'dynamic-temperature'] as const
const truncations = ['top-n-sigma', 'typical', 'top-p', 'min-p', 'xtc'] as const

/**
 * What the server calls its samplers in `samplers`; one name stands for several processors here.
 */
const processorsByName: Readonly<Record<string, readonly ProcessorId[]>> = {
  penalties,
  dry: ['dry'],
  top_n_sigma: ['top-n-sigma'],
  top_k: ['top-k'],
  typ_p: ['typical'],
  top_p: ['top-p'],
  min_p: ['min-p'],
  xtc: ['xtc'],
  temperature: temperatures,
  adaptive_p: ['adaptive-p'],
}
const DEFAULT_SAMPLERS = Object.keys(processorsByName).filter((name) => name !== 'adaptive_p')

/**
 * Completions of the llama.cpp server. `samplers` carries the order; a name left out is not
 * applied, so that a step which is off keeps its values.
 *
 * Source: tools/server/server-schema.cpp and common/sampling.cpp at 0c1e57098.
 */
export const llamaCpp: DialectSpec = {
  name: 'llama.cpp',
  orderIsFree: true,
  fields: [
    field('logit_bias', 'logit-bias', 'biasById', undefined, { write: writeBias, read: readBias }),
    field('repeat_penalty', 'repetition-penalty', 'penalty', 1),
    field('frequency_penalty', 'frequency-penalty', 'penalty', 0),
    field('presence_penalty', 'presence-penalty', 'penalty', 0),
    windowField('repeat_last_n', penalties, 64, undefined),
    field('dry_multiplier', 'dry', 'multiplier', 0),
    field('dry_base', 'dry', 'base', 1.75),
    field('dry_allowed_length', 'dry', 'allowedLength', 2),
    windowField('dry_penalty_last_n', ['dry'], 64, undefined),
    field('dry_sequence_breakers', 'dry', 'breakers', [...DEFAULT_BREAKERS], {
      write: breakerTexts,
      read: breakerIds,
    }),
    field('top_n_sigma', 'top-n-sigma', 'n', -1, {
      write: (n) => (n === 0 ? -1 : (n as number)),
      read: (json) => Math.max(0, json as number),
    }),
    field('top_k', 'top-k', 'k', 0, { fallback: 40, read: (json) => Math.max(0, json as number) }),
    field('typical_p', 'typical', 'p', 1),
    field('top_p', 'top-p', 'p', 1, { fallback: 0.95 }),
    field('min_p', 'min-p', 'p', 0, { fallback: 0.05 }),
    field('xtc_probability', 'xtc', 'probability', 0),
    field('xtc_threshold', 'xtc', 'threshold', 0.1),
    field('min_keep', truncations, 'minKeep', 0, {
      write: (keep) => (keep === 1 ? 0 : (keep as number)),
      read: (json) => Math.max(1, json as number),
    }),
    field('temperature', 'temperature', 'temperature', 1, { fallback: 0.8 }),
    field('dynatemp_range', 'dynamic-temperature', 'range', 0),
    field('dynatemp_exponent', 'dynamic-temperature', 'exponent', 1),
    field('adaptive_target', 'adaptive-p', 'target', -1),
    field('adaptive_decay', 'adaptive-p', 'decay', 0.9),
  ],
  order: ['logit-bias', ...Object.values(processorsByName).flat()],
  fixed: {
    'repetition-penalty': { includePrompt: true },
    'frequency-penalty': { includePrompt: true },
    'presence-penalty': { includePrompt: true },
  },
  encoded: ['mirostat-1', 'mirostat-2', 'dynamic-temperature'],
  keptWhenOff: Object.values(processorsByName).flat(),
  special: ['samplers', 'mirostat', 'mirostat_tau', 'mirostat_eta'],
  passed: [
    'prompt',
    'n_predict',
    'seed',
    'stop',
    'n_probs',
    'post_sampling_probs',
    'cache_prompt',
    'stream',
    'model',
  ],
  base: ({ prompt, maxTokens, stop, seed }) => ({
    ...(prompt !== undefined && { prompt }),
    ...(maxTokens !== undefined && { n_predict: maxTokens }),
    ...(stop && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
  }),
  snippet: (request, { prompt = EXAMPLE_PROMPT }) =>
    curl('http://localhost:8080/completion', { prompt, n_predict: 50, ...request }),
  encode: (request, chain, options, warn) => {
    encodeTemperature(request, chain)
    encodeMirostat(request, chain, warn)
    const isIdle = request.mirostat !== 0 && options.samplerNames
    request.samplers = isIdle ? [...options.samplerNames!] : samplersOf(chain, warn)
  },
  decode: (steps, request, options, warn) =>
    decodeMirostat(inSamplersOrder(oneTemperature(steps), request, warn), request, options, warn),
}

function writeBias(biasById: Params[string]): Json {
  return Object.entries(biasById as Record<string, number>).map(([id, bias]) => [
    Number(id),
    bias === -Infinity ? false : bias,
  ])
}

/** Pairs or a map; false bans. Texts would need the tokenizer. */
function readBias(json: Json, options: Options, warn: Warn): Params[string] {
  if (typeof json !== 'object' || json === null)
    throw new RangeError(`must be pairs of id and bias, or a map, got ${JSON.stringify(json)}`)
  const pairs = Array.isArray(json) ? json : Object.entries(json)
  const biases = pairs.map((pair) => {
    const [id, bias = null] = Array.isArray(pair) ? pair : [pair]
    return [id, bias === false ? -Infinity : bias] as const
  })
  return biasesOf(biases, options, warn)
}

/** Names of the samplers in the order of the chain. */
function samplersOf(chain: Chain, warn: Warn): string[] {
  const names: string[] = []
  const active = chain.filter(({ enabled }) => enabled !== false)
  for (const { id } of active) {
    const name = Object.keys(processorsByName).find((name) => processorsByName[name].includes(id))
    if (name && !names.includes(name)) names.push(name)
  }
  const ids = active.filter((step) => !isNeutral(step)).map(({ id }) => id)
  const said = ['logit-bias', ...names.flatMap((name) => processorsByName[name])]
  const inTheirOrder = said.filter((id) => ids.includes(id as ProcessorId))
  const inOurs = ids.filter((id, index) => said.includes(id) && ids.indexOf(id) === index)
  if (inTheirOrder.join() !== inOurs.join())
    warn(`order: llama.cpp applies ${inTheirOrder.join(', ')}; the chain has ${inOurs.join(', ')}`)
  if (inOurs.includes('temperature') && inOurs.includes('dynamic-temperature'))
    warn('temperature: llama.cpp has one, dynamic or not; the first is written')
  return names
}

/** One temperature for both: that of the dynamic one where it is on, unless it would do nothing and the plain one something. */
function encodeTemperature(request: Request, chain: Chain): void {
  const plain = chain.find(({ id }) => id === 'temperature')
  const dynamic = chain.find(({ id }) => id === 'dynamic-temperature')
  const acts = (step: Step | undefined) => step && step.enabled !== false && !isNeutral(step)
  if (acts(plain) && !acts(dynamic)) {
    Object.assign(request, { dynatemp_range: 0, dynatemp_exponent: 1 })
  } else if (dynamic && (dynamic.enabled !== false || !plain))
    request.temperature = dynamic.params.temperature as number
}

/** The server's temperature is dynamic when it has a range, and plain without. */
function oneTemperature(steps: readonly Step[]): Step[] {
  const plain = steps.find(({ id }) => id === 'temperature')
  const dynamic = steps.find(({ id }) => id === 'dynamic-temperature')
  if (!plain || !dynamic) return [...steps]
  const isUsual = dynamic.params.range === 0 && dynamic.params.exponent === 1
  const { temperature } = plain.params
  const kept = isUsual ? plain : { ...dynamic, params: { ...dynamic.params, temperature } }
  return [...steps.filter((step) => step !== plain && step !== dynamic), kept]
}

/** Steps in the order of `samplers`; those it does not name are kept, switched off. */
function inSamplersOrder(steps: readonly Step[], request: Request, warn: Warn): Step[] {
  const names = Array.isArray(request.samplers) ? request.samplers.map(String) : DEFAULT_SAMPLERS
  for (const name of names)
    if (!processorsByName[name])
      warn(`samplers: llama.cpp's ${name} is not known here; it is not read`)
  const order = names.flatMap((name) => processorsByName[name] ?? [])
  const first = steps.filter(({ id }) => id === 'logit-bias')
  const applied = order.flatMap((id) => steps.filter((step) => step.id === id))
  const left = steps.filter((step) => !first.includes(step) && !applied.includes(step))
  return [...first, ...applied, ...left.map((step) => ({ ...step, enabled: false }))]
}

/** Mirostat takes the place of all samplers but bias and temperature. */
function encodeMirostat(request: Request, chain: Chain, warn: Warn): void {
  const { mode, tau, eta } = mirostatIn(chain, warn)
  Object.assign(request, { mirostat: mode, mirostat_tau: tau, mirostat_eta: eta })
  if (mode === 0) return
  for (const step of chain)
    if (step.enabled !== false && !isNeutral(step) && !isBesideMirostat(step))
      warn(`${step.id}: llama.cpp does not apply it beside mirostat`)
  const last = chain.filter((step) => step.enabled !== false && !isNeutral(step)).at(-1)
  if (last && isBesideMirostat(last) && !isMirostat(last.id))
    warn(`order: llama.cpp applies mirostat last; the chain has ${last.id} behind it`)
}

function decodeMirostat(
  steps: readonly Step[],
  request: Request,
  options: Options,
  warn: Warn,
): Step[] {
  const { mirostat: mode, mirostat_tau: tau, mirostat_eta: eta } = request
  const mirostat = mirostatStep({ mode, tau, eta }, warn)
  if (mirostat[0]?.enabled === false || mirostat.length === 0) return [...steps, ...mirostat]
  if (Array.isArray(request.samplers)) options.samplerNames = request.samplers.map(String)
  const others = steps.map((step) => (isBesideMirostat(step) ? step : { ...step, enabled: false }))
  return [...others, ...mirostat]
}

function isBesideMirostat({ id }: Step): boolean {
  return id === 'logit-bias' || id === 'temperature' || isMirostat(id)
}
