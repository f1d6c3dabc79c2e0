import {
  completeParams,
  isNeutral,
  processorOf,
  type Chain,
  type Step,
} from '#lib/sampling/index.ts'
import { field } from './fields.ts'
import { EXAMPLE_MODEL, EXAMPLE_PROMPT, python } from './snippets.ts'
import type { DialectSpec, Json, Options, Request, Warn } from './types.ts'

/**
 * The keyword arguments of generate() in Hugging Face transformers.
 *
 * Source: generation/configuration_utils.py, utils.py and logits_process.py of transformers 5.23.0.
 */
export const transformers: DialectSpec = {
  name: 'transformers',
  fields: [
    field('repetition_penalty', 'repetition-penalty', 'penalty', 1),
    field('no_repeat_ngram_size', 'no-repeat-ngram', 'size', 0),
    field('min_new_tokens', 'min-tokens', 'count', undefined),
    field('temperature', 'temperature', 'temperature', 1),
    field('top_h', 'top-h', 'h', undefined),
    field('top_k', 'top-k', 'k', 0, { fallback: 50 }),
    field('top_p', 'top-p', 'p', 1),
    field('min_p', 'min-p', 'p', undefined),
    field('typical_p', 'typical', 'p', 1),
    field('epsilon_cutoff', 'epsilon', 'epsilon', 0),
    field('eta_cutoff', 'eta', 'epsilon', 0),
  ],
  order: [
    'logit-bias',
    'repetition-penalty',
    'no-repeat-ngram',
    'min-tokens',
    'temperature',
    'top-h',
    'top-k',
    'top-p',
    'min-p',
    'typical',
    'epsilon',
    'eta',
  ],
  fixed: { 'top-k': { keepTies: true } },
  encoded: ['logit-bias'],
  special: ['do_sample', 'sequence_bias', 'bad_words_ids'],
  passed: ['max_new_tokens', 'stop_strings', 'num_beams', 'eos_token_id', 'pad_token_id'],
  base: ({ maxTokens, stop }) => ({
    ...(maxTokens !== undefined && { max_new_tokens: maxTokens }),
    ...(stop && { stop_strings: [...stop] }),
  }),
  snippet: (request, { model = EXAMPLE_MODEL, prompt = EXAMPLE_PROMPT }) => {
    const settings: Request = { max_new_tokens: 50, ...request }
    const lines = Object.entries(settings).map(
      ([key, value]) => `    ${key}=${argument(key, value)},`,
    )
    return `from transformers import AutoModelForCausalLM, AutoTokenizer

name = ${JSON.stringify(model)}
tokenizer = AutoTokenizer.from_pretrained(name)
model = AutoModelForCausalLM.from_pretrained(name)
inputs = tokenizer(${JSON.stringify(prompt)}, return_tensors="pt")
output = model.generate(
    **inputs,
${lines.join('\n')}
)
print(tokenizer.decode(output[0]))`
  },
  encode: (request, chain) => {
    encodeGreedy(request, chain)
    encodeBias(request, chain)
  },
  decode: (steps, request, options, warn) =>
    decodeGreedy(decodeBias(steps, request, warn), request, warn).map((step) =>
      withEnds(step, options, warn),
    ),
}

/** generate() refuses an integer where it wants a float. */
function argument(key: string, value: Json): string {
  const field = transformers.fields.find((field) => field.key === key)
  const parameter =
    field && processorOf(field.ids[0]).parameters.find(({ name }) => name === field.param)
  if (parameter?.kind === 'number') return float(value)
  if (key !== 'sequence_bias') return python(value)
  const pairs = (value as Json[][]).map(([ids, bias]) => `[${python(ids)}, ${float(bias)}]`)
  return `[${pairs.join(', ')}]`
}

function float(value: Json): string {
  return Number.isInteger(value) ? `${String(value)}.0` : python(value)
}

/** Greedy is a mode of its own: a temperature of 0 is refused, and no truncation applies. */
export function encodeGreedy(request: Request, chain: Chain): void {
  const isGreedy = chain.some(
    ({ id, params, enabled }) =>
      id === 'temperature' && enabled !== false && params.temperature === 0,
  )
  request.do_sample = !isGreedy
  if (isGreedy) delete request.temperature
}

/** Without do_sample, generate() is greedy. */
export function decodeGreedy(steps: readonly Step[], request: Request, warn: Warn): Step[] {
  if (request.do_sample === true) return [...steps]
  if (request.do_sample !== false) warn('do_sample: is not given, and generate() is then greedy')
  const { order } = transformers
  const place = (step: Step) => order.indexOf(step.id)
  const others = steps.filter(({ id }) => id !== 'temperature')
  const greedy: Step = { id: 'temperature', params: { temperature: 0 } }
  return [...others, greedy].sort((a, b) => place(a) - place(b))
}

/** Biases of single tokens, and bans among the bad words, since JSON has no −Infinity. */
function encodeBias(request: Request, chain: Chain): void {
  const step = chain.find(({ id, enabled }) => id === 'logit-bias' && enabled !== false)
  if (!step || isNeutral(step)) return
  const entries = Object.entries(step.params.biasById as Record<string, number>)
  const biases = entries.filter(([, bias]) => bias > -Infinity)
  const bans = entries.filter(([, bias]) => bias === -Infinity)
  if (biases.length > 0) request.sequence_bias = biases.map(([id, bias]) => [[Number(id)], bias])
  if (bans.length > 0) request.bad_words_ids = bans.map(([id]) => [Number(id)])
}

function decodeBias(steps: readonly Step[], request: Request, warn: Warn): Step[] {
  const biasById: Record<string, number> = {}
  const take = (key: string, ids: Json, bias: Json) => {
    if (Array.isArray(ids) && ids.length === 1 && typeof bias === 'number')
      biasById[String(ids[0])] = bias
    else warn(`${key}: ${JSON.stringify(ids)} is not one token; it is not read`)
  }
  for (const entry of listOf(request.sequence_bias))
    if (Array.isArray(entry)) take('sequence_bias', entry[0], entry[1])
  for (const ids of listOf(request.bad_words_ids)) take('bad_words_ids', ids, -Infinity)
  if (Object.keys(biasById).length === 0) return [...steps]
  return [
    { id: 'logit-bias', params: completeParams(processorOf('logit-bias'), { biasById }) },
    ...steps,
  ]
}

function listOf(json: Json | undefined): Json[] {
  return Array.isArray(json) ? json : []
}

/** The end tokens are the model's own there; here they are ids. */
export function withEnds(step: Step, { endIds }: Options, warn: Warn): Step {
  if (step.id !== 'min-tokens') return step
  if (!endIds && step.params.count !== 0)
    warn('min-tokens: the end tokens are those of the model, and are not known here')
  return { ...step, params: { ...step.params, endIds: [...(endIds ?? [])] } }
}
