import { biasMap, field } from './fields.ts'
import { curl, EXAMPLE_MODEL, EXAMPLE_PROMPT } from './snippets.ts'
import { withEnds } from './transformers.ts'
import type { DialectSpec } from './types.ts'

/**
 * Completions of a vLLM server.
 *
 * Source: vllm/sampling_params.py at 00388f65, and the docstring of v1/sample/sampler.py for the
 * order.
 */
export const vllm: DialectSpec = {
  name: 'vLLM',
  fields: [
    field('min_tokens', 'min-tokens', 'count', 0),
    biasMap(),
    field('repetition_penalty', 'repetition-penalty', 'penalty', 1),
    field('frequency_penalty', 'frequency-penalty', 'penalty', 0, { range: [-2, 2] }),
    field('presence_penalty', 'presence-penalty', 'penalty', 0, { range: [-2, 2] }),
    field('temperature', 'temperature', 'temperature', 1, { range: [0, 2] }),
    field('min_p', 'min-p', 'p', 0),
    field('top_k', 'top-k', 'k', 0, { read: (json) => (json === -1 ? 0 : (json as number)) }),
    field('top_p', 'top-p', 'p', 1),
  ],
  order: [
    'min-tokens',
    'logit-bias',
    'repetition-penalty',
    'frequency-penalty',
    'presence-penalty',
    'temperature',
    'min-p',
    'top-k',
    'top-p',
  ],
  fixed: { 'top-k': { keepTies: true } },
  passed: [
    'model',
    'prompt',
    'max_tokens',
    'stop',
    'stop_token_ids',
    'seed',
    'n',
    'stream',
    'logprobs',
    'prompt_logprobs',
  ],
  base: ({ model, prompt, maxTokens, stop, seed }) => ({
    ...(model !== undefined && { model }),
    ...(prompt !== undefined && { prompt }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(stop && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
  }),
  snippet: (request, { prompt = EXAMPLE_PROMPT }) =>
    curl('http://localhost:8000/v1/completions', {
      model: EXAMPLE_MODEL,
      prompt,
      max_tokens: 50,
      ...request,
    }),
  encode: ({ temperature }, _chain, _options, warn) => {
    if (typeof temperature === 'number' && temperature > 0 && temperature < 0.01)
      warn(`temperature: vLLM raises ${temperature} to 0.01, and takes less than 1e-5 as greedy`)
  },
  decode: (steps, _request, options, warn) => steps.map((step) => withEnds(step, options, warn)),
}
