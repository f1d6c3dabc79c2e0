import { biasMap, field, warnOfContinuation } from './fields.ts'
import { curl, EXAMPLE_PROMPT } from './snippets.ts'
import type { DialectSpec } from './types.ts'

/**
 * OpenAI's chat completions. The order is not disclosed; reasoning models accept no sampling
 * parameter.
 *
 * Source: types of the npm package openai 6.49.0.
 */
export const openai: DialectSpec = {
  name: 'OpenAI',
  fields: [
    biasMap(),
    field('presence_penalty', 'presence-penalty', 'penalty', 0, { range: [-2, 2] }),
    field('frequency_penalty', 'frequency-penalty', 'penalty', 0, { range: [-2, 2] }),
    field('temperature', 'temperature', 'temperature', 1, { range: [0, 2] }),
    field('top_p', 'top-p', 'p', 1, { range: [0, 1] }),
  ],
  orderIsUndisclosed: true,
  order: ['logit-bias', 'presence-penalty', 'frequency-penalty', 'temperature', 'top-p'],
  passed: [
    'model',
    'messages',
    'max_completion_tokens',
    'max_tokens',
    'stop',
    'seed',
    'n',
    'stream',
    'logprobs',
    'top_logprobs',
    'user',
  ],
  base: ({ model, prompt, userText = prompt, maxTokens, stop, seed }) => ({
    ...(model !== undefined && { model }),
    ...(userText !== undefined && { messages: [{ role: 'user', content: userText }] }),
    ...(maxTokens !== undefined && { max_completion_tokens: maxTokens }),
    ...(stop && { stop: [...stop] }),
    ...(seed !== undefined && { seed }),
  }),
  snippet: (request) =>
    curl(
      'https://api.openai.com/v1/chat/completions',
      {
        model: 'gpt-4.1-mini',
        messages: [{ role: 'user', content: EXAMPLE_PROMPT }],
        ...request,
      },
      ['Authorization: Bearer $OPENAI_API_KEY'],
    ),
  encode: (_request, _chain, options, warn) => warnOfContinuation('OpenAI', options, warn),
}
