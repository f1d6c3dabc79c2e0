import {
  completeParams,
  isNeutral,
  processorOf,
  type Chain,
  type ProcessorId,
  type Step,
} from '#lib/sampling/index.ts'
import { biasMap, breakerIds, breakerTexts, field, windowField } from './fields.ts'
import { isMirostat, mirostatIn, mirostatStep } from './mirostat.ts'
import { curl, EXAMPLE_PROMPT } from './snippets.ts'
import type { DialectSpec, Field, Json, Request, Warn } from './types.ts'

/**
 * Processors by the names that sampler_priority has for them, in its own order. Two of its names
 * have no processor here.
 */
const processorByName: Readonly<Record<string, ProcessorId | undefined>> = {
  repetition_penalty: 'repetition-penalty',
  presence_penalty: 'presence-penalty',
  frequency_penalty: 'frequency-penalty',
  dry: 'dry',
  top_n_sigma: 'top-n-sigma',
  temperature: 'temperature',
  dynamic_temperature: 'dynamic-temperature',
  quadratic_sampling: 'quadratic',
  top_k: 'top-k',
  top_p: 'top-p',
  typical_p: 'typical',
  epsilon_cutoff: 'epsilon',
  eta_cutoff: 'eta',
  tfs: 'tail-free',
  top_a: 'top-a',
  min_p: 'min-p',
  adaptive_p: 'adaptive-p',
  mirostat: undefined,
  xtc: 'xtc',
  encoder_repetition_penalty: undefined,
  no_repeat_ngram: 'no-repeat-ngram',
}
const NAMES = Object.keys(processorByName)
const windowed = ['repetition-penalty', 'presence-penalty', 'frequency-penalty', 'dry'] as const

/**
 * Completions of text-generation-webui, with the Transformers loaders. `sampler_priority` carries
 * the order.
 *
 * Source: modules/presets.py, ui_parameters.py and sampler_hijack.py at 1dcde41d.
 */
export const textGenerationWebui: DialectSpec = {
  name: 'text-generation-webui',
  orderIsFree: true,
  fields: [
    biasMap(),
    field('repetition_penalty', 'repetition-penalty', 'penalty', 1),
    field('presence_penalty', 'presence-penalty', 'penalty', 0),
    field('frequency_penalty', 'frequency-penalty', 'penalty', 0),
    windowField('repetition_penalty_range', windowed, 1024, 0),
    field('dry_multiplier', 'dry', 'multiplier', 0),
    field('dry_base', 'dry', 'base', 1.75),
    field('dry_allowed_length', 'dry', 'allowedLength', 2),
    field('dry_sequence_breakers', 'dry', 'breakers', String.raw`"\n", ":", "\"", "*"`, {
      write: (value, options, warn) =>
        breakerTexts(value, options, warn)
          .map((text) => JSON.stringify(text))
          .join(', '),
      read: (json, options, warn) => breakerIds(listOfTexts(json), options, warn),
    }),
    field('top_n_sigma', 'top-n-sigma', 'n', 0),
    field('temperature', 'temperature', 'temperature', 1),
    field('smoothing_factor', 'quadratic', 'factor', 0),
    field('smoothing_curve', 'quadratic', 'curve', 1),
    field('top_k', 'top-k', 'k', 0),
    field('top_p', 'top-p', 'p', 1),
    field('typical_p', 'typical', 'p', 1),
    tenThousandths('epsilon_cutoff', 'epsilon'),
    tenThousandths('eta_cutoff', 'eta'),
    field('tfs', 'tail-free', 'z', 1),
    field('top_a', 'top-a', 'a', 0),
    field('min_p', 'min-p', 'p', 0),
    field('adaptive_target', 'adaptive-p', 'target', 0, {
      write: (target, _options, warn) => {
        if (target === 0) warn('adaptive_target: 0 is off there, and a target here')
        return Math.max(0, target as number)
      },
      read: (json) => (json === 0 ? -1 : (json as number)),
    }),
    field('adaptive_decay', 'adaptive-p', 'decay', 0.9),
    field('xtc_probability', 'xtc', 'probability', 0),
    field('xtc_threshold', 'xtc', 'threshold', 0.1),
    field('no_repeat_ngram_size', 'no-repeat-ngram', 'size', 0),
  ],
  order: ['logit-bias', ...NAMES.flatMap((name) => processorByName[name] ?? [])],
  fixed: {
    'presence-penalty': { includePrompt: true },
    'frequency-penalty': { includePrompt: true },
    'top-k': { keepTies: true },
  },
  encoded: ['dynamic-temperature', 'mirostat-1', 'mirostat-2'],
  special: [
    'do_sample',
    'dynamic_temperature',
    'dynatemp_low',
    'dynatemp_high',
    'dynatemp_exponent',
    'mirostat_mode',
    'mirostat_tau',
    'mirostat_eta',
    'sampler_priority',
    'temperature_last',
  ],
  passed: [
    'model',
    'prompt',
    'max_tokens',
    'stop',
    'seed',
    'stream',
    'guidance_scale',
    'negative_prompt',
    'encoder_repetition_penalty',
    'penalty_alpha',
  ],
  base: ({ prompt, maxTokens, stop, seed }) => ({
    ...(prompt !== undefined && { prompt }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(stop && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
  }),
  snippet: (request, { prompt = EXAMPLE_PROMPT }) =>
    curl('http://localhost:5000/v1/completions', { prompt, max_tokens: 50, ...request }),
  encode: (request, chain, options, warn) => {
    encodeTemperatures(request, chain, warn)
    encodeMirostat(request, chain, warn)
    request.temperature_last = false
    request.sampler_priority = priorityOf(chain, options.samplerNames ?? NAMES, warn)
  },
  decode: (steps, request, options, warn) => {
    options.samplerNames = namesIn(request, warn)
    return inOrderOf(options.samplerNames, decodeModes(steps, request, warn))
  },
}

/** Cut-offs are given there in units of 10⁻⁴. */
function tenThousandths(key: string, id: ProcessorId): Field {
  return field(key, id, 'epsilon', 0, {
    write: (epsilon) => Number(((epsilon as number) * 1e4).toPrecision(12)),
    read: (json) => Number(((json as number) / 1e4).toPrecision(12)),
  })
}

/** Breakers come as a JSON list in one text, or as quoted texts with commas between. */
function listOfTexts(json: Json): Json {
  if (typeof json !== 'string') return json
  try {
    return JSON.parse(json.trimStart().startsWith('[') ? json : `[${json}]`)
  } catch {
    throw new RangeError(`must be quoted texts with commas between, got ${json}`)
  }
}

const isOn = (step: Step | undefined) =>
  step !== undefined && step.enabled !== false && !isNeutral(step)

/** Greedy, plain and dynamic temperature are three modes there. */
function encodeTemperatures(request: Request, chain: Chain, warn: Warn): void {
  const plain = chain.find(({ id }) => id === 'temperature')
  const dynamic = chain.find(({ id }) => id === 'dynamic-temperature')
  const isGreedy = isOn(plain) && plain!.params.temperature === 0
  request.do_sample = !isGreedy
  if (isGreedy) request.temperature = 1
  request.dynamic_temperature = isOn(dynamic)
  const { temperature, range, exponent } = (
    isOn(dynamic) ? dynamic!.params : { temperature: 1, range: 0, exponent: 1 }
  ) as Record<string, number>
  request.dynatemp_low = Math.max(0, round(temperature - range))
  request.dynatemp_high = round(temperature + range)
  request.dynatemp_exponent = exponent
  if (!isOn(dynamic)) return
  if (temperature < range)
    warn(`dynamic-temperature: the range would go below 0; dynatemp_low is written as 0`)
  if (isOn(plain)) warn('temperature: text-generation-webui does not apply it beside a dynamic one')
}

function encodeMirostat(request: Request, chain: Chain, warn: Warn): void {
  const applied = chain.filter(({ enabled }) => enabled !== false)
  const { mode, tau, eta } = mirostatIn(applied, warn)
  Object.assign(request, { mirostat_mode: mode, mirostat_tau: tau, mirostat_eta: eta })
  if (mode === 1) warn('mirostat-1: only the llama.cpp loader has it')
}

function decodeModes(steps: readonly Step[], request: Request, warn: Warn): Step[] {
  const chain = steps.filter(({ id }) => id !== 'temperature' || request.do_sample !== false)
  if (request.do_sample === false) chain.push({ id: 'temperature', params: { temperature: 0 } })
  if (request.dynamic_temperature === true) {
    const {
      dynatemp_low: low = 1,
      dynatemp_high: high = 1,
      dynatemp_exponent: exponent = 1,
    } = request as Record<string, number>
    const params = {
      temperature: round((low + high) / 2),
      range: round((high - low) / 2),
      exponent,
    }
    chain.push(...read('dynamic-temperature', params, warn))
  }
  const { mirostat_mode: mode, mirostat_tau: tau, mirostat_eta: eta } = request
  chain.push(...mirostatStep({ mode, tau, eta }, warn))
  return chain
}

function read(id: ProcessorId, params: Record<string, number>, warn: Warn): Step[] {
  try {
    return [{ id, params: completeParams(processorOf(id), params) }]
  } catch (error) {
    warn(`${(error as Error).message}; it is not read`)
    return []
  }
}

/** Sums of settings without the last digit's noise. */
function round(value: number): number {
  return Number(value.toPrecision(12))
}

const nameOf = ({ id }: Step) =>
  isMirostat(id) ? 'mirostat' : NAMES.find((name) => processorByName[name] === id)

/**
 * The list of names, with the samplers of the chain in the order of the chain, in the places that
 * they have between them.
 */
function priorityOf(chain: Chain, names: readonly string[], warn: Warn): string {
  const steps = chain.filter(({ enabled }) => enabled !== false)
  const bias = steps.findIndex((step) => step.id === 'logit-bias' && isOn(step))
  if (steps.slice(0, Math.max(0, bias)).some(isOn))
    warn('order: text-generation-webui applies logit-bias first; the chain does not')
  const inChain = [...new Set(steps.flatMap((step) => nameOf(step) ?? []))]
  const placed = inChain.filter((name) => names.includes(name))
  const places = names.filter((name) => placed.includes(name))
  const list = names.map((name) => (places.includes(name) ? placed[places.indexOf(name)] : name))
  return [...list, ...inChain.filter((name) => !names.includes(name))].join('\n')
}

/** The order a request asks for; temperature_last moves three names to its end. */
function namesIn({ sampler_priority: given, temperature_last }: Request, warn: Warn): string[] {
  const list =
    typeof given === 'string'
      ? given.split(/[\n,]+/).map((name) => name.trim())
      : Array.isArray(given)
        ? given.map(String)
        : NAMES
  for (const name of list)
    if (!NAMES.includes(name)) warn(`sampler_priority: ${name} is not known here`)
  const last =
    temperature_last === true ? ['temperature', 'dynamic_temperature', 'quadratic_sampling'] : []
  return [...list.filter((name) => !last.includes(name)), ...last]
}

function inOrderOf(names: readonly string[], steps: readonly Step[]): Step[] {
  const place = (step: Step) => {
    const name = nameOf(step)
    if (name === undefined) return -1
    return names.includes(name) ? names.indexOf(name) : names.length
  }
  return [...steps].sort((a, b) => place(a) - place(b))
}
