import { field, warnOfContinuation } from './fields.ts'
import { curl, EXAMPLE_PROMPT } from './snippets.ts'
import type { DialectSpec } from './types.ts'

/**
 * Anthropic's messages. The order is not disclosed; there is no neutral top_k or top_p but leaving
 * it out.
 *
 * Source: the npm package @anthropic-ai/sdk 0.137.0 and its deprecations; 1.11.0 has none of the
 * three.
 */
export const anthropic: DialectSpec = {
  name: 'Anthropic',
  fields: [
    field('temperature', 'temperature', 'temperature', 1, { range: [0, 1] }),
    field('top_k', 'top-k', 'k', undefined),
    field('top_p', 'top-p', 'p', undefined),
  ],
  orderIsUndisclosed: true,
  order: ['temperature', 'top-k', 'top-p'],
  passed: ['model', 'messages', 'max_tokens', 'stop_sequences', 'system', 'stream', 'metadata'],
  base: ({ model, prompt, userText = prompt, maxTokens, stop }) => ({
    ...(model !== undefined && { model }),
    ...(userText !== undefined && { messages: [{ role: 'user', content: userText }] }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(stop && { stop_sequences: [...stop] }),
  }),
  snippet: (request) =>
    curl(
      'https://api.anthropic.com/v1/messages',
      {
        model: 'claude-opus-4-6',
        max_tokens: 256,
        messages: [{ role: 'user', content: EXAMPLE_PROMPT }],
        ...request,
      },
      ['x-api-key: $ANTHROPIC_API_KEY', 'anthropic-version: 2023-06-01'],
    ),
  encode: (_request, _chain, options, warn) => {
    warnOfContinuation('Anthropic', options, warn)
    warn('Models after Claude Opus 4.6 accept no sampling parameter: leave all of them out there')
  },
}
