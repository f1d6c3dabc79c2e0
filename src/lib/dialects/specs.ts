import { anthropic } from './anthropic.ts'
import { llamaCpp } from './llama-cpp.ts'
import { ollama } from './ollama.ts'
import { openai } from './openai.ts'
import { textGenerationWebui } from './text-generation-webui.ts'
import { transformersJs } from './transformers-js.ts'
import { transformers } from './transformers.ts'
import type { Dialect, DialectSpec } from './types.ts'
import { vllm } from './vllm.ts'

const specs: Readonly<Record<Dialect, DialectSpec>> = {
  openai,
  anthropic,
  transformers,
  'transformers.js': transformersJs,
  'llama.cpp': llamaCpp,
  vllm,
  ollama,
  'text-generation-webui': textGenerationWebui,
}

/** All targets, in the order in which they are listed. */
export const dialects = Object.keys(specs) as readonly Dialect[]

/** @throws RangeError for a name that no target has */
export function specOf(dialect: Dialect): DialectSpec {
  if (!Object.hasOwn(specs, dialect)) throw new RangeError(`dialects: none is called ${dialect}`)
  return specs[dialect]
}
