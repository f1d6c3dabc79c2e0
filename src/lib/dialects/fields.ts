import type { ParamValue, ProcessorId } from '#lib/sampling/index.ts'
import type { Field, Json, Options, Warn } from './types.ts'

type More = Partial<Omit<Field, 'key' | 'ids' | 'param' | 'off'>>

/** A key that sets one parameter of one processor, or of several. */
export function field(
  key: string,
  ids: ProcessorId | readonly ProcessorId[],
  param: string,
  off: Json | undefined,
  more: More = {},
): Field {
  return { key, ids: typeof ids === 'string' ? [ids] : ids, param, off, ...more }
}

/**
 * OpenAI's map from token id, as text, to a bias in [−100, 100], where the ends ban and force in
 * effect.
 */
export function biasMap(): Field {
  return field('logit_bias', 'logit-bias', 'biasById', undefined, {
    write: (value, _options, warn) => {
      const written: Record<string, number> = {}
      for (const [id, bias] of Object.entries(value as Record<string, number>)) {
        written[id] = Math.max(-100, Math.min(100, bias))
        if (bias === -Infinity)
          warn(
            `logit_bias: the ban of ${id} is written as −100, which bans in effect but not in number`,
          )
        else if (written[id] !== bias)
          warn(`logit_bias: the bias of ${id}, ${bias}, is written as ${written[id]}`)
      }
      return written
    },
    read: readBiasMap,
  })
}

function readBiasMap(json: Json, options: Options, warn: Warn): ParamValue {
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new RangeError(`must be a map from id to bias, got ${JSON.stringify(json)}`)
  return biasesOf(Object.entries(json), options, warn)
}

/** Biases by id; entries that mean none are left out, each with a warning. */
export function biasesOf(
  entries: readonly (readonly [Json, Json])[],
  { vocabSize = Infinity }: Options,
  warn: Warn,
): Record<string, number> {
  const biasById: Record<string, number> = {}
  for (const [id, bias] of entries) {
    const problem = problemOfBias(id, bias, vocabSize)
    if (problem) warn(`logit_bias: ${JSON.stringify(id)} ${problem}; it is not read`)
    else biasById[String(id)] = bias as number
  }
  return biasById
}

function problemOfBias(id: Json, bias: Json, vocabSize: number): string | undefined {
  if (!/^\d+$/.test(String(id))) return 'is a text, not an id'
  if (Number(id) >= vocabSize) return `is no token: the ids go to ${vocabSize - 1}`
  return typeof bias === 'number' ? undefined : `has ${JSON.stringify(bias)} for a bias`
}

/** Chat endpoints answer a message. */
export function warnOfContinuation(name: string, { prompt, userText }: Options, warn: Warn): void {
  if (prompt !== undefined && userText === undefined)
    warn(`prompt: ${name} answers a message; it cannot go on with a text as the model here does`)
}

/**
 * A window of the last tokens.
 *
 * @param whole how the target says "the whole context"; undefined: with a number of tokens only
 */
export function windowField(
  key: string,
  ids: readonly ProcessorId[],
  off: number,
  whole?: number,
): Field {
  return field(key, ids, 'lastN', off, {
    write: (value, { contextLength = 4096 }, warn) => {
      if (value !== -1) return value as number
      if (whole === undefined)
        warn(`${key}: the whole context is written as a number, ${contextLength}`)
      return whole ?? contextLength
    },
    read: (json) => (json === (whole ?? -1) ? -1 : (json as number)),
  })
}

/**
 * The texts that llama.cpp and text-generation-webui break repetitions at, when nothing is said.
 */
export const DEFAULT_BREAKERS: readonly string[] = ['\n', ':', '"', '*']

/** Breakers as texts: those given along, else the usual ones. */
export function breakerTexts(value: ParamValue, { breakers }: Options, warn: Warn): string[] {
  if (breakers && breakers.length > 0) return [...breakers]
  if ((value as readonly number[]).length > 0)
    warn('dry: the breakers are ids here and texts there; the usual texts are written')
  return [...DEFAULT_BREAKERS]
}

/** Ids of all tokens that contain one of the texts. */
export function breakerIds(texts: Json, options: Options, warn: Warn): number[] {
  if (!Array.isArray(texts) || !texts.every((text) => typeof text === 'string'))
    throw new RangeError(`must be a list of texts, got ${JSON.stringify(texts)}`)
  options.breakers = texts as string[]
  if (!options.idsOf) {
    warn(
      'dry: the breakers are texts, which need the tokenizer to become ids; there are none in the chain',
    )
    return []
  }
  return [...new Set(options.breakers.flatMap((text) => [...options.idsOf!(text)]))]
}
