import { field, windowField } from './fields.ts'
import { curl, EXAMPLE_PROMPT } from './snippets.ts'
import type { DialectSpec } from './types.ts'

const penalties = ['repetition-penalty', 'frequency-penalty', 'presence-penalty'] as const

/**
 * Ollama's generate call, with its sampler settings under "options".
 *
 * Source: docs/modelfile.mdx at 071c82b1, sample/samplers.go at 65563874 for the order, npm ollama
 * 0.6.4 for the names.
 */
export const ollama: DialectSpec = {
  name: 'Ollama',
  nest: 'options',
  fields: [
    field('repeat_penalty', 'repetition-penalty', 'penalty', 1),
    field('frequency_penalty', 'frequency-penalty', 'penalty', 0),
    field('presence_penalty', 'presence-penalty', 'penalty', 0),
    windowField('repeat_last_n', penalties, 64, -1),
    field('top_k', 'top-k', 'k', 0, { fallback: 40 }),
    field('temperature', 'temperature', 'temperature', 1, { fallback: 0.8 }),
    field('top_p', 'top-p', 'p', 1, { fallback: 0.9 }),
    field('min_p', 'min-p', 'p', 0),
  ],
  order: [...penalties, 'top-k', 'temperature', 'top-p', 'min-p'],
  fixed: {
    'repetition-penalty': { includePrompt: true },
    'frequency-penalty': { includePrompt: true },
    'presence-penalty': { includePrompt: true },
  },
  passed: ['model', 'prompt', 'stream', 'raw', 'num_predict', 'num_ctx', 'seed', 'stop'],
  base: ({ model, prompt, maxTokens, stop, seed }) => ({
    ...(model !== undefined && { model }),
    // Without "raw" the model's chat template would be put around the text.
    ...(prompt !== undefined && { prompt, raw: true }),
    options: {
      ...(maxTokens !== undefined && { num_predict: maxTokens }),
      ...(stop && { stop: [...stop] }),
      ...(seed !== undefined && { seed }),
    },
  }),
  snippet: (request, { prompt = EXAMPLE_PROMPT }) =>
    curl('http://localhost:11434/api/generate', {
      model: 'smollm2:135m',
      prompt,
      raw: true,
      stream: false,
      ...request,
    }),
}
