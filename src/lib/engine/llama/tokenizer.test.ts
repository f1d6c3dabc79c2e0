import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { modelPath } from '../../../../scripts/model.mjs'
import { readGguf, type GgufValue } from './gguf.ts'
import { readTokenizer, type Tokenizer } from './tokenizer.ts'

const golden = new URL('../../../../tests/golden/engine/tokenizer.json', import.meta.url)
const { cases } = JSON.parse(readFileSync(golden, 'utf8')) as {
  cases: { text: string; ids: number[] }[]
}

let metadata: ReadonlyMap<string, GgufValue>
let tokenizer: Tokenizer
beforeAll(() => {
  metadata = readGguf(readFileSync(modelPath())).metadata
  tokenizer = readTokenizer(metadata)
})

function bytesOf({ pieces }: Tokenizer, ids: readonly number[]): Uint8Array {
  return Uint8Array.from(
    ids.flatMap((id) => [
      ...pieces.bytes.subarray(id === 0 ? 0 : pieces.ends[id - 1], pieces.ends[id]),
    ]),
  )
}

describe('readTokenizer', () => {
  it.each(cases)('gives the reference ids: $text', ({ text, ids }) => {
    expect(tokenizer.tokenize(text)).toEqual(ids)
  })

  it('gives pieces whose bytes make up the text again', () => {
    for (const { text } of cases) {
      const bytes = bytesOf(tokenizer, tokenizer.tokenize(text))
      expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)).toBe(text)
    }
  })

  it('gives no ids for an empty text', () => {
    expect(tokenizer.tokenize('')).toEqual([])
  })

  it('knows the ids that are special and those that end a text', () => {
    expect(tokenizer.specialIds).toEqual([...Array(17).keys()])
    expect(tokenizer.endIds).toEqual([2, 0])
    expect(new TextDecoder().decode(bytesOf(tokenizer, [2]))).toBe('<|im_end|>')
  })

  it('takes a pasted megabyte', () => {
    const page = cases.find(({ text }) => text.startsWith('A river'))!.text
    const text = page.repeat(Math.ceil(1e6 / page.length))
    const ids = tokenizer.tokenize(text)
    expect(bytesOf(tokenizer, ids.slice(0, 1000))).toEqual(
      new TextEncoder().encode(text).slice(0, bytesOf(tokenizer, ids.slice(0, 1000)).length),
    )
    expect(ids.length).toBeGreaterThan(200_000)
  })

  it.each([
    ['tokenizer.ggml.model', 'llama', 'tokenizer "llama" with pre-tokenizer "smollm"'],
    ['tokenizer.ggml.pre', 'qwen2', 'tokenizer "gpt2" with pre-tokenizer "qwen2"'],
    ['tokenizer.ggml.add_bos_token', true, 'a tokenizer that adds a token at the start'],
    ['tokenizer.ggml.merges', [], 'a tokenizer without merges'],
  ])('refuses a file whose %s is %j', (key, value, words) => {
    const other = new Map(metadata).set(key, value)
    expect(() => readTokenizer(other)).toThrow(words)
  })
})
