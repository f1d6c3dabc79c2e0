import { field } from './fields.ts'
import { EXAMPLE_MODEL, EXAMPLE_PROMPT } from './snippets.ts'
import { decodeGreedy, encodeGreedy, withEnds } from './transformers.ts'
import type { DialectSpec } from './types.ts'

/** Accepted by its configuration, and then not applied. */
const IGNORED = ['top_p', 'min_p', 'typical_p', 'epsilon_cutoff', 'eta_cutoff', 'top_h']

/**
 * Generation options of transformers.js, which takes the names of transformers and applies some of
 * them.
 *
 * Source: packages/transformers/src/generation of huggingface/transformers.js at 5ed4c5c0.
 */
export const transformersJs: DialectSpec = {
  name: 'transformers.js',
  fields: [
    field('repetition_penalty', 'repetition-penalty', 'penalty', 1),
    field('no_repeat_ngram_size', 'no-repeat-ngram', 'size', 0),
    field('min_new_tokens', 'min-tokens', 'count', undefined),
    field('temperature', 'temperature', 'temperature', 1),
    field('top_k', 'top-k', 'k', 0, { fallback: 50 }),
  ],
  order: ['repetition-penalty', 'no-repeat-ngram', 'min-tokens', 'temperature', 'top-k'],
  special: ['do_sample', ...IGNORED],
  passed: ['max_new_tokens', 'num_beams', 'bad_words_ids', 'eos_token_id', 'pad_token_id'],
  base: ({ maxTokens }) => (maxTokens === undefined ? {} : { max_new_tokens: maxTokens }),
  snippet: (request, { model = EXAMPLE_MODEL, prompt = EXAMPLE_PROMPT }) => {
    const settings = JSON.stringify({ max_new_tokens: 50, ...request }, null, 2)
    return `import { pipeline } from '@huggingface/transformers'

const generate = await pipeline('text-generation', ${JSON.stringify(model)})
const output = await generate(${JSON.stringify(prompt)}, ${settings})
console.log(output[0].generated_text)`
  },
  encode: encodeGreedy,
  decode: (steps, request, options, warn) => {
    for (const key of IGNORED)
      if (request[key] !== undefined)
        warn(`${key}: transformers.js accepts it and does not apply it; it is not read`)
    return decodeGreedy(steps, request, warn).map((step) => withEnds(step, options, warn))
  },
}
