import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completeParams,
  isNeutral,
  processorOf,
  presets,
  processors,
  type Chain,
  type Step,
} from '#lib/sampling/index.ts'
import { dialects, fromRequest, toRequest, type Dialect, type Request } from './index.ts'

/** A request of each target with all of its keys, none at its default. */
const complete: Record<Dialect, Request> = {
  openai: {
    model: 'm',
    messages: [{ role: 'user', content: 'hi' }],
    temperature: 0.7,
    top_p: 0.9,
    presence_penalty: 0.5,
    frequency_penalty: -0.5,
    logit_bias: { '11': -100, '50': 2.5 },
    max_completion_tokens: 20,
    seed: 4,
    stop: ['\n'],
  },
  anthropic: {
    model: 'm',
    max_tokens: 30,
    messages: [{ role: 'user', content: 'hi' }],
    temperature: 0.4,
    top_k: 20,
    top_p: 0.8,
  },
  transformers: {
    do_sample: true,
    repetition_penalty: 1.2,
    no_repeat_ngram_size: 3,
    min_new_tokens: 5,
    temperature: 0.8,
    top_h: 0.5,
    top_k: 30,
    top_p: 0.9,
    min_p: 0.02,
    typical_p: 0.95,
    epsilon_cutoff: 0.0003,
    eta_cutoff: 0.002,
    sequence_bias: [[[11], -2.5]],
    bad_words_ids: [[12], [13]],
    max_new_tokens: 40,
  },
  'transformers.js': {
    do_sample: true,
    repetition_penalty: 1.2,
    no_repeat_ngram_size: 3,
    min_new_tokens: 5,
    temperature: 0.8,
    top_k: 30,
    max_new_tokens: 40,
  },
  'llama.cpp': {
    prompt: 'hi',
    n_predict: 10,
    logit_bias: [
      [11, false],
      [12, -1.5],
    ],
    repeat_penalty: 1.1,
    frequency_penalty: 0.2,
    presence_penalty: 0.3,
    repeat_last_n: 32,
    dry_multiplier: 0.8,
    dry_base: 1.5,
    dry_allowed_length: 3,
    dry_penalty_last_n: 128,
    dry_sequence_breakers: ['\n', '.'],
    top_n_sigma: 1.5,
    top_k: 50,
    typical_p: 0.9,
    top_p: 0.85,
    min_p: 0.1,
    xtc_probability: 0.5,
    xtc_threshold: 0.2,
    min_keep: 2,
    temperature: 0.7,
    dynatemp_range: 0.3,
    dynatemp_exponent: 2,
    adaptive_target: 0.4,
    adaptive_decay: 0.8,
    mirostat: 0,
    mirostat_tau: 4,
    mirostat_eta: 0.2,
    samplers: ['temperature', 'penalties', 'top_p', 'dry', 'top_k', 'adaptive_p'],
  },
  vllm: {
    model: 'm',
    prompt: 'hi',
    min_tokens: 3,
    logit_bias: { '11': -5 },
    repetition_penalty: 1.1,
    frequency_penalty: 0.2,
    presence_penalty: 0.3,
    temperature: 0.7,
    min_p: 0.05,
    top_k: 20,
    top_p: 0.9,
    max_tokens: 16,
  },
  ollama: {
    model: 'm',
    prompt: 'hi',
    options: {
      repeat_penalty: 1.1,
      frequency_penalty: 0.2,
      presence_penalty: 0.3,
      repeat_last_n: 128,
      top_k: 20,
      temperature: 0.6,
      top_p: 0.7,
      min_p: 0.01,
      num_predict: 12,
      seed: 3,
    },
  },
  'text-generation-webui': {
    prompt: 'hi',
    do_sample: true,
    logit_bias: { '11': -5 },
    repetition_penalty: 1.1,
    presence_penalty: 0.3,
    frequency_penalty: 0.2,
    repetition_penalty_range: 512,
    dry_multiplier: 0.8,
    dry_base: 1.5,
    dry_allowed_length: 3,
    dry_sequence_breakers: String.raw`"\n", "."`,
    top_n_sigma: 2,
    temperature: 1,
    dynamic_temperature: true,
    dynatemp_low: 0.5,
    dynatemp_high: 1.5,
    dynatemp_exponent: 2,
    smoothing_factor: 0.3,
    smoothing_curve: 1.5,
    top_k: 40,
    top_p: 0.9,
    typical_p: 0.95,
    epsilon_cutoff: 3,
    eta_cutoff: 20,
    tfs: 0.9,
    top_a: 0.2,
    min_p: 0.05,
    adaptive_target: 0.3,
    adaptive_decay: 0.8,
    mirostat_mode: 2,
    mirostat_tau: 4,
    mirostat_eta: 0.2,
    xtc_probability: 0.5,
    xtc_threshold: 0.2,
    no_repeat_ngram_size: 3,
    temperature_last: false,
    sampler_priority:
      'min_p\nrepetition_penalty\npresence_penalty\nfrequency_penalty\ndry\ntop_n_sigma\ntemperature\ndynamic_temperature\nquadratic_sampling\ntop_p\ntop_k\ntypical_p\nepsilon_cutoff\neta_cutoff\ntfs\ntop_a\nadaptive_p\nmirostat\nxtc\nencoder_repetition_penalty\nno_repeat_ngram',
  },
}
const idsOf = (text: string) => [text.charCodeAt(0)]

/**
 * What a chain does: its steps that are on, complete; a dynamic temperature without a range is a
 * plain one.
 */
const active = (chain: Chain): Step[] =>
  chain
    .filter((step) => step.enabled !== false && !isNeutral(step))
    .filter(({ id, params }) => id !== 'adaptive-p' || (params.target as number) >= 0)
    .map(({ id, params }) => ({ id, params: completeParams(processorOf(id), params) }))
    .map((step) =>
      step.id === 'dynamic-temperature' && step.params.range === 0
        ? { id: 'temperature', params: { temperature: step.params.temperature } }
        : step,
    )
const step = (id: Step['id'], params: Step['params'] = {}): Step => ({ id, params })

describe.each(dialects)('%s', (dialect) => {
  it('writes back every key of a request that it has read', () => {
    const { chain, options, warnings } = fromRequest(complete[dialect], dialect, {
      idsOf,
      endIds: [0],
    })
    expect(warnings).toEqual([])
    expect(toRequest(chain, dialect, options).request).toEqual(complete[dialect])
  })

  it('says all of its parameters for an empty chain, and reads them as one without effect', () => {
    const { request } = toRequest([], dialect)
    const { chain, warnings } = fromRequest(request, dialect, { idsOf })
    expect(active(chain)).toEqual([])
    // Anthropic's chain is neutral by what is left out; the others say everything.
    expect(warnings).toEqual([])
    expect(Object.keys(request).length).toBeGreaterThan(0)
  })

  it('reads the chain that it wrote, wherever it did not warn', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 5 }), (chain) => {
        const { request, warnings } = toRequest(chain, dialect, { endIds: [0] })
        const said = warnings.filter((sentence) => !sentence.startsWith('Models after Claude'))
        if (said.length > 0) return
        const read = fromRequest(JSON.parse(JSON.stringify(request)), dialect, {
          idsOf: () => [],
          endIds: [],
        })
        expect(active(read.chain)).toEqual(active(chain))
      }),
      { numRuns: 400 },
    )
  })

  it('reads greedy as temperature 0, and writes it', () => {
    const { request } = toRequest([step('temperature', { temperature: 0 })], dialect)
    expect(active(fromRequest(request, dialect).chain)).toEqual([
      step('temperature', { temperature: 0 }),
    ])
  })

  it('names samplers that it lacks', () => {
    const lacking = {
      openai: 'min-p',
      anthropic: 'min-p',
      transformers: 'top-a',
      'transformers.js': 'top-p',
      'llama.cpp': 'quadratic',
      vllm: 'typical',
      ollama: 'xtc',
      'text-generation-webui': 'top-h',
    } as const
    const id = lacking[dialect]
    const { parameters } = processorOf(id)
    const { warnings } = toRequest(
      [step(id, { [parameters[0].name]: parameters[0].suggested! })],
      dialect,
    )
    expect(warnings.join('\n')).toMatch(
      new RegExp(`^${id}: .* has no such sampler; it is left out`),
    )
  })

  it('names keys that it does not know, and values that it cannot read', () => {
    const bad = { temperature: -1, top_p: 'x', wibble: 3 }
    const request = dialect === 'ollama' ? { options: bad } : { do_sample: true, ...bad }
    const { warnings } = fromRequest(request, dialect)
    expect(warnings.join('\n')).toContain('wibble')
    expect(warnings.join('\n')).toMatch(/temperature: must be in \[0, ∞\), got -1; it is not read/)
    expect(warnings.join('\n')).toMatch(/top_p: /)
  })

  it('shows a program that sends the request', () => {
    const { snippet } = toRequest([step('temperature', { temperature: 0.25 })], dialect, {
      prompt: "It's",
    })
    expect(snippet).toContain('0.25')
    expect(snippet).toMatch(/It's|It'\\''s/)
  })
})

/** Steps within the ranges that their controls have. */
const anyStep: fc.Arbitrary<Step> = fc
  .tuple(
    fc.constantFrom(...processors),
    fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([{ id, parameters }, positions]) => {
    const params: Record<string, number> = {}
    for (const [index, { name, kind, min, max, neutral, default: value }] of parameters.entries()) {
      if (kind !== 'number' && kind !== 'integer') continue
      // Often as it usually is, so that targets can say it.
      const isUsual = value !== undefined && index > 0 && positions[index] > 4
      const between = min! + (positions[index] / 20) * (max! - min!)
      params[name] = isUsual
        ? ((neutral ?? value) as number)
        : kind === 'integer'
          ? Math.round(between)
          : Number(between.toPrecision(6))
    }
    return { id, params }
  })

describe('fromRequest', () => {
  it('reads what the target would refuse, and says so', () => {
    const { chain, warnings } = fromRequest({ temperature: 3 }, 'openai')
    expect(chain).toContainEqual(step('temperature', { temperature: 3 }))
    expect(warnings).toEqual(['temperature: OpenAI takes 0 to 2 and would refuse 3; it is read'])
  })

  it('leaves out the biases that mean no token, and keeps the others', () => {
    const logit_bias = { '7': 1.5, '999999': 3, Sydney: -100, '8': 'x' }
    const { chain, warnings } = fromRequest({ logit_bias }, 'vllm', { vocabSize: 49_152 })
    expect(chain).toContainEqual(step('logit-bias', { biasById: { 7: 1.5 } }))
    expect(warnings).toEqual([
      'logit_bias: "8" has "x" for a bias; it is not read',
      'logit_bias: "999999" is no token: the ids go to 49151; it is not read',
      'logit_bias: "Sydney" is a text, not an id; it is not read',
    ])
  })

  it('reads a plain temperature that was written beside a dynamic one without effect', () => {
    const plain = step('temperature', { temperature: 0 })
    const idle = step('dynamic-temperature', { temperature: 1, range: 0, exponent: 0.1 })
    for (const dialect of ['llama.cpp', 'text-generation-webui'] as const)
      for (const chain of [
        [idle, plain],
        [plain, idle],
      ])
        expect(active(fromRequest(toRequest(chain, dialect).request, dialect).chain)).toEqual([
          plain,
        ])
  })

  it('reads biases as pairs, and names what is no pair', () => {
    const { chain, warnings } = fromRequest({ logit_bias: [[7, 1.5], [9, false], 5] }, 'llama.cpp')
    expect(chain).toContainEqual(step('logit-bias', { biasById: { 7: 1.5, 9: -Infinity } }))
    expect(warnings).toContain('logit_bias: 5 has null for a bias; it is not read')
  })

  it('says that options which are no object are not read', () => {
    const { warnings } = fromRequest({ options: 'x' }, 'ollama')
    expect(warnings).toContain('options: must be an object; it is not read')
  })
})

describe('toRequest', () => {
  it('sends a chat endpoint the words of a chat turn, and says that it continues no text', () => {
    for (const dialect of ['openai', 'anthropic'] as const) {
      const turn = toRequest([], dialect, { prompt: '<user>Hi<model>', userText: 'Hi' })
      expect(turn.request.messages).toEqual([{ role: 'user', content: 'Hi' }])
      expect(turn.warnings.join()).not.toContain('prompt:')
      const text = toRequest([], dialect, { prompt: 'Once' })
      expect(text.request.messages).toEqual([{ role: 'user', content: 'Once' }])
      expect(text.warnings.join()).toContain('it cannot go on with a text')
    }
    const { request } = toRequest([], 'ollama', { prompt: '<user>Hi<model>', userText: 'Hi' })
    expect(request).toMatchObject({ prompt: '<user>Hi<model>', raw: true })
  })

  it('warns of an order that the target does not have', () => {
    const chain = [step('top-p', { p: 0.9 }), step('temperature', { temperature: 2 })]
    for (const dialect of ['transformers', 'vllm'] as const)
      expect(toRequest(chain, dialect).warnings).toContainEqual(
        expect.stringMatching(
          /^order: .* applies temperature, top-p; the chain has top-p, temperature$/,
        ),
      )
    for (const dialect of ['openai', 'anthropic'] as const)
      expect(toRequest(chain, dialect).warnings).toContainEqual(
        expect.stringMatching(
          /^order: .* does not say in which order it applies them; the chain has top-p, temperature$/,
        ),
      )
    expect(toRequest(chain, 'llama.cpp')).toMatchObject({
      request: { samplers: ['top_p', 'temperature'] },
      warnings: [],
    })
  })

  it('warns of a window that the target does not have', () => {
    const chain = [step('repetition-penalty', { penalty: 1.2, lastN: 64 })]
    expect(toRequest(chain, 'vllm').warnings).toEqual([
      'repetition-penalty: lastN cannot be said; vLLM has -1, the chain 64',
    ])
    expect(toRequest(chain, 'llama.cpp').warnings).toEqual([])
    const whole = [step('repetition-penalty', { penalty: 1.2 })]
    expect(toRequest(whole, 'llama.cpp', { contextLength: 2048 })).toMatchObject({
      request: { repeat_last_n: 2048 },
      warnings: ['repeat_last_n: the whole context is written as a number, 2048'],
    })
    expect(toRequest(whole, 'ollama').request).toMatchObject({ options: { repeat_last_n: -1 } })
  })

  it('warns of a value outside the range of the target, and writes the nearest', () => {
    expect(toRequest([step('temperature', { temperature: 3 })], 'openai')).toMatchObject({
      request: { temperature: 2 },
      warnings: ['temperature: 3 is outside [0, 2]; 2 is written'],
    })
  })

  it('warns of a ban that becomes a number, and writes false where that bans', () => {
    const chain = [step('logit-bias', { biasById: { 5: -Infinity } })]
    expect(toRequest(chain, 'openai')).toMatchObject({
      request: { logit_bias: { 5: -100 } },
      warnings: [expect.stringContaining('the ban of 5 is written as −100')],
    })
    expect(toRequest(chain, 'llama.cpp')).toMatchObject({
      request: { logit_bias: [[5, false]] },
      warnings: [],
    })
    expect(toRequest(chain, 'transformers')).toMatchObject({
      request: { bad_words_ids: [[5]] },
      warnings: [],
    })
  })

  it('leaves steps out that are switched off', () => {
    const chain: Chain = [{ ...step('top-k', { k: 5 }), enabled: false }]
    expect(toRequest(chain, 'vllm').request).toMatchObject({ top_k: 0 })
    expect(toRequest(chain, 'llama.cpp').request).toMatchObject({ top_k: 5, samplers: [] })
  })

  it('writes greedy for transformers without a temperature', () => {
    const { request } = toRequest([step('temperature', { temperature: 0 })], 'transformers')
    expect(request).toMatchObject({ do_sample: false })
    expect(request).not.toHaveProperty('temperature')
  })

  it('writes floats as floats for generate(), which refuses integers there', () => {
    const chain = [
      step('logit-bias', { biasById: { 3: 2 } }),
      step('temperature', { temperature: 2 }),
      step('top-k', { k: 5, keepTies: true }),
    ]
    const { snippet } = toRequest(chain, 'transformers')
    expect(snippet).toContain('sequence_bias=[[[3], 2.0]]')
    expect(snippet).toContain('temperature=2.0,')
    expect(snippet).toContain('top_k=5,')
  })

  it('warns of a seed, stops or a length that have no place', () => {
    const options = { seed: 1, stop: ['x'], maxTokens: 5 }
    expect(toRequest([], 'llama.cpp', options).warnings).toEqual([])
    expect(toRequest([], 'transformers', options).warnings).toEqual([
      'seed: transformers has no place for it in a request',
    ])
    expect(toRequest([], 'transformers.js', options).warnings).toHaveLength(2)
  })

  it('warns of samplers that mirostat replaces', () => {
    const chain = [step('top-k', { k: 5 }), step('mirostat-2')]
    expect(toRequest(chain, 'llama.cpp').warnings).toContain(
      'top-k: llama.cpp does not apply it beside mirostat',
    )
  })

  it('refuses a chain that is not valid', () => {
    expect(() => toRequest([step('top-p', { p: 2 })], 'openai')).toThrow(
      'top-p: p must be in (0, 1], got 2',
    )
    expect(() => toRequest([], 'groq' as Dialect)).toThrow('dialects: none is called groq')
  })
})

describe('fromRequest', () => {
  it('takes the defaults of the target for keys that are missing, and says so', () => {
    const { chain, warnings } = fromRequest({ do_sample: true, temperature: 0.7 }, 'transformers')
    expect(active(chain)).toEqual([
      step('temperature', { temperature: 0.7 }),
      step('top-k', { k: 50, keepTies: true, minKeep: 1 }),
    ])
    expect(warnings).toEqual(['top_k: is not given, and transformers then takes 50'])
    expect(active(fromRequest({}, 'llama.cpp').chain).map(({ id }) => id)).toEqual([
      'top-k',
      'top-p',
      'min-p',
      'temperature',
    ])
  })

  it('reads a top-p of 0 as top-k 1, and says so', () => {
    for (const dialect of ['openai', 'llama.cpp', 'transformers'] as const) {
      const { chain, warnings } = fromRequest(
        { do_sample: true, top_p: 0, top_k: 0, temperature: 1, min_p: 0 },
        dialect,
      )
      expect(active(chain).map(({ id, params }) => [id, params.k])).toEqual([['top-k', 1]])
      expect(warnings).toContain('top_p: 0 keeps the best token alone; it is read as top-k 1')
    }
  })

  it('reads breakers with the tokenizer it is given, and says that it needs one', () => {
    const request = { dry_multiplier: 1, dry_sequence_breakers: ['a', 'b'], samplers: ['dry'] }
    expect(fromRequest(request, 'llama.cpp', { idsOf }).chain[0].params.breakers).toEqual([97, 98])
    expect(fromRequest(request, 'llama.cpp').warnings.join()).toContain(
      'dry: the breakers are texts',
    )
  })

  it('keeps what a request says about samplers that it does not apply, switched off', () => {
    const { chain } = fromRequest({ samplers: ['top_k'], top_k: 3, min_p: 0.2 }, 'llama.cpp')
    expect(chain.find(({ id }) => id === 'min-p')).toMatchObject({
      enabled: false,
      params: { p: 0.2 },
    })
    expect(active(chain).map(({ id }) => id)).toEqual(['top-k'])
  })

  it('says what transformers.js takes and does not apply', () => {
    const { warnings } = fromRequest({ do_sample: true, top_k: 5, top_p: 0.9 }, 'transformers.js')
    expect(warnings).toEqual([
      'top_p: transformers.js accepts it and does not apply it; it is not read',
    ])
  })

  it('says that generate() without do_sample is greedy', () => {
    const { chain, warnings } = fromRequest({ top_k: 5, temperature: 0.7 }, 'transformers')
    expect(active(chain).map(({ id }) => id)).toEqual(['temperature', 'top-k'])
    expect(active(chain)[0].params.temperature).toBe(0)
    expect(warnings).toContain('do_sample: is not given, and generate() is then greedy')
  })

  it('names biases of texts and of sequences, which are not one token', () => {
    const texts = fromRequest(
      {
        logit_bias: [
          ['hello', 1],
          [7, 2],
        ],
      },
      'llama.cpp',
    )
    expect(texts.warnings).toContain('logit_bias: "hello" is a text, not an id; it is not read')
    expect(texts.chain[0].params.biasById).toEqual({ 7: 2 })
    const sequences = fromRequest({ sequence_bias: [[[1, 2], 3]] }, 'transformers')
    expect(sequences.warnings).toContain('sequence_bias: [1,2] is not one token; it is not read')
  })

  it('moves the temperatures to the end when text-generation-webui is told to', () => {
    const { chain } = fromRequest(
      { temperature: 0.5, top_k: 4, temperature_last: true },
      'text-generation-webui',
    )
    expect(active(chain).map(({ id }) => id)).toEqual(['top-k', 'temperature'])
  })

  it('refuses what is no object', () => {
    for (const json of [null, 3, 'x', [1]])
      expect(() => fromRequest(json, 'openai')).toThrow(new TypeError('request: must be an object'))
  })
})

describe('presets', () => {
  it.each(['transformers', 'llama.cpp', 'vllm', 'ollama', 'text-generation-webui'] as const)(
    '%s is what an empty request means there, and can be said without a warning',
    (dialect) => {
      const sampling = dialect === 'transformers' ? { do_sample: true } : {}
      const { chain } = fromRequest(sampling, dialect)
      expect(active(chain)).toEqual(active(presets[dialect]))
      expect(toRequest(presets[dialect], dialect).warnings).toEqual([])
    },
  )
})
