import { Tokenizer as BytePairTokenizer } from '@huggingface/tokenizers'
import type { Pieces } from '../pieces.ts'
import { EngineError } from '../types.ts'
import type { Gguf } from './gguf.ts'

/** GGUF's types of vocabulary entries that text becomes only where it is written out. */
const CONTROL = 3
const USER_DEFINED = 4

/** Every digit is a token of its own: also those of other scripts, which the ready-made `Digits` step leaves out. */
const isolateDigits = {
  type: 'Split',
  pattern: { Regex: '\\p{N}' },
  behavior: 'Isolated',
  invert: false,
}
const byteLevel = {
  type: 'ByteLevel',
  add_prefix_space: false,
  trim_offsets: false,
  use_regex: true,
}

/** How a text is cut before pairs are merged, by the name in `tokenizer.ggml.pre`. */
const preTokenizers: ReadonlyMap<unknown, object> = new Map<unknown, object>([
  ['smollm', { type: 'Sequence', pretokenizers: [isolateDigits, byteLevel] }],
  ['gpt-2', byteLevel],
])

export type Tokenizer = {
  /** Ids of a text; special tokens written out are read as such. */
  tokenize(text: string): number[]
  pieces: Pieces
  specialIds: readonly number[]
  /** Ids that end a text or a turn. */
  endIds: readonly number[]
}

/**
 * The tokenizer that a model file carries: byte-level BPE.
 *
 * Agrees with transformers' tokenizers of the same model, digits of all scripts included.
 *
 * @throws EngineError 'unsupported-architecture' for another kind of tokenizer, naming it
 */
export function readTokenizer(metadata: Gguf['metadata']): Tokenizer {
  const tokens = texts(metadata, 'tokens')
  const types = metadata.get('tokenizer.ggml.token_type')
  const typeOf = (id: number): unknown => (Array.isArray(types) ? types[id] : undefined)
  const isSpecial = (id: number): boolean => typeOf(id) === CONTROL || typeOf(id) === USER_DEFINED
  const ids = [...tokens.keys()]
  const encoder = bytePairs(metadata, tokens, ids.filter(isSpecial))
  return {
    tokenize: (text) => encoder.encode(text, { add_special_tokens: false }).ids,
    pieces: readPieces(tokens, isSpecial),
    specialIds: ids.filter((id) => typeOf(id) === CONTROL),
    endIds: endIds(metadata, tokens),
  }
}

function bytePairs(
  metadata: Gguf['metadata'],
  tokens: readonly string[],
  specialIds: readonly number[],
): BytePairTokenizer {
  const kind = metadata.get('tokenizer.ggml.model')
  const pre = metadata.get('tokenizer.ggml.pre') ?? 'gpt-2'
  const preTokenizer = preTokenizers.get(pre)
  if (kind !== 'gpt2' || !preTokenizer) {
    refuse(`tokenizer ${JSON.stringify(kind ?? null)} with pre-tokenizer ${JSON.stringify(pre)}`)
  }
  if (metadata.get('tokenizer.ggml.add_bos_token') === true)
    refuse('a tokenizer that adds a token at the start')
  return new BytePairTokenizer(
    {
      model: {
        type: 'BPE',
        vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
        merges: texts(metadata, 'merges').map((merge) => merge.split(' ')),
      },
      normalizer: null,
      pre_tokenizer: preTokenizer,
      post_processor: null,
      decoder: byteLevel,
      added_tokens: specialIds.map((id) => ({
        id,
        content: tokens[id],
        special: true,
        normalized: false,
      })),
    },
    {},
  )
}

function texts(metadata: Gguf['metadata'], name: string): string[] {
  const list = metadata.get(`tokenizer.ggml.${name}`)
  // A list in a GGUF is of one type, so the first speaks for all.
  if (!Array.isArray(list) || typeof list[0] !== 'string') refuse(`a tokenizer without ${name}`)
  return list as string[]
}

function endIds(metadata: Gguf['metadata'], tokens: readonly string[]): number[] {
  const named = ['eos_token_id', 'eot_token_id'].map((key) => metadata.get(`tokenizer.ggml.${key}`))
  const ids = [...named, tokens.indexOf('<|endoftext|>')]
  return [...new Set(ids)].filter((id): id is number => typeof id === 'number' && id >= 0)
}

function readPieces(tokens: readonly string[], isSpecial: (id: number) => boolean): Pieces {
  const byteOf = byteLevelAlphabet()
  const encoder = new TextEncoder()
  const pieces = tokens.map((token, id) =>
    isSpecial(id)
      ? encoder.encode(token)
      : Uint8Array.from(
          [...token].flatMap(
            (character) => byteOf.get(character) ?? [...encoder.encode(character)],
          ),
        ),
  )
  const ends = new Uint32Array(pieces.length)
  let end = 0
  pieces.forEach((piece, id) => (ends[id] = end += piece.length))
  const bytes = new Uint8Array(end)
  pieces.forEach((piece, id) => bytes.set(piece, ends[id] - piece.length))
  return { bytes, ends }
}

/**
 * The character that stands for each byte in the vocabulary: itself where it can be seen, else the next one from U+0100 on.
 *
 * Source: Radford et al. 2019, GPT-2, `bytes_to_unicode`.
 */
function byteLevelAlphabet(): Map<string, number> {
  const byteOf = new Map<string, number>()
  let next = 256
  for (let byte = 0; byte < 256; byte++) {
    const isVisible = (byte > 32 && byte < 127) || (byte > 160 && byte !== 173)
    byteOf.set(String.fromCharCode(isVisible ? byte : next++), byte)
  }
  return byteOf
}

function refuse(found: string): never {
  throw new EngineError('unsupported-architecture', `This model cannot be run here: ${found}.`)
}
