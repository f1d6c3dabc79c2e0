import { describe, expect, it } from 'vitest'
import { imageOf } from '../../../../scripts/engine-in-node.ts'
import {
  Q4_0,
  Q4_1,
  Q8_0,
  tiny,
  tinyLlama,
  type TinyOptions,
} from '../../../../tests/engine/tiny-llama.ts'
import { EngineError, type EngineErrorCode } from '../types.ts'
import { PIECE, startModel, type LlamaModel } from './model.ts'

const start = async (file: Uint8Array): Promise<LlamaModel> => startModel(await imageOf(file))

/** Longer than a piece, so that attention reaches back over one, and with every id. */
const ids = Array.from({ length: 90 }, (_, i) => (i * i + 3 * i) % tiny.vocabSize)

function allLogits(model: LlamaModel, pieceLength: number): Float32Array[] {
  const result: Float32Array[] = []
  for (let from = 0; from < ids.length; from += pieceLength) {
    const piece = ids.slice(from, from + pieceLength)
    model.run(
      piece,
      piece.map((_, i) => from + i),
    )
    result.push(...model.logits([...piece.keys()]))
  }
  return result
}

describe('the forward pass', () => {
  const kinds: [string, TinyOptions][] = [
    ['Q4_0', { types: [Q4_0] }],
    ['Q4_1', { types: [Q4_1] }],
    ['Q8_0', { types: [Q8_0] }],
    ['all three in one file', { types: [Q8_0, Q4_1, Q4_0] }],
    ['a head of its own', { types: [Q4_0, Q8_0], separateHead: true }],
    ['rope factors', { types: [Q8_0], ropeFactors: true }],
  ]
  it.each(kinds)('agrees with a plain float64 one: %s', async (_, options) => {
    const { file, logits } = tinyLlama(options)
    const got = allLogits(await start(file), PIECE)
    logits(ids).forEach((expected, position) => {
      const scale = Math.max(...expected.map(Math.abs))
      const error = Math.max(...expected.map((one, id) => Math.abs(one - got[position][id])))
      expect(error / scale, `position ${position}`).toBeLessThan(3e-4)
    })
  })

  it.each([1, 2, 3, 5, 7, 31])(
    'gives the same bits in pieces of %i tokens',
    async (pieceLength) => {
      const { file } = tinyLlama({ types: [Q4_0, Q4_1, Q8_0] })
      const whole = allLogits(await start(file), PIECE)
      expect(allLogits(await start(file), pieceLength)).toEqual(whole)
    },
  )
})

describe('starting a model', () => {
  const failure = async (file: Uint8Array): Promise<[EngineErrorCode, string]> => {
    const error: unknown = await start(file).then(
      () => undefined,
      (reason) => reason,
    )
    if (!(error instanceof EngineError))
      throw new Error(`Expected an EngineError, got ${String(error)}`)
    return [error.code, error.message]
  }
  const file = (options: Partial<TinyOptions>): Uint8Array =>
    tinyLlama({ types: [Q8_0], ...options }).file

  it('refuses a file that is not a GGUF, saying how it begins', async () => {
    const html = new TextEncoder().encode('<!doctype html><title>Not found</title>')
    expect(await failure(html)).toEqual([
      'not-gguf',
      'Not a GGUF file: it begins with "<!do", not "GGUF".',
    ])
    expect((await failure(new Uint8Array(0)))[0]).toBe('not-gguf')
  })

  it('refuses a GGUF of another version', async () => {
    const old = file({})
    old[4] = 1
    expect(await failure(old)).toEqual([
      'not-gguf',
      'GGUF version 1 is not supported, only 2 and 3.',
    ])
  })

  it('refuses a truncated file wherever it was cut', async () => {
    const whole = file({})
    for (const length of [7, 30, 200, 900, whole.length - 1000]) {
      expect((await failure(whole.slice(0, length)))[0], `${length} bytes`).toBe('model-truncated')
    }
  })

  it('refuses another architecture by name', async () => {
    const other = { 'general.architecture': { text: 'mamba' } }
    expect(await failure(file({ metadata: other }))).toEqual([
      'unsupported-architecture',
      'This model cannot be run here: architecture "mamba", expected "llama".',
    ])
  })

  it.each([
    ['scaled rope', { 'llama.rope.scaling.type': { text: 'yarn' } }, 'rope scaling "yarn"'],
    ['experts', { 'llama.expert_count': { u32: 8 } }, 'a mixture of experts'],
    ['an odd width', { 'llama.embedding_length': { u32: 65 } }, 'width 65, not a multiple of 32'],
  ])('refuses a llama with %s', async (_, metadata, words) => {
    const [code, message] = await failure(file({ metadata }))
    expect(code).toBe('unsupported-architecture')
    expect(message).toContain(words)
  })

  it('refuses a tensor type that it cannot multiply with', async () => {
    const q6 = 14
    const [code, message] = await failure(file({ types: [q6] }))
    expect(code).toBe('unsupported-tensor')
    expect(message).toBe(
      'The tensor token_embd.weight has GGML type 14, expected one of Q4_0, Q4_1, Q8_0.',
    )
  })

  it('refuses a tensor that it would have to leave out', async () => {
    const bias = { name: 'blk.0.attn_q.bias', type: 0, shape: [64], data: new Uint8Array(256) }
    const [code, message] = await failure(file({ extraTensors: [bias] }))
    expect(code).toBe('unsupported-tensor')
    expect(message).toBe('The tensor blk.0.attn_q.bias is unknown here.')
  })

  it('refuses a missing tensor and one of another shape', async () => {
    const layers = { 'llama.block_count': { u32: 3 } }
    expect((await failure(file({ metadata: layers })))[1]).toBe(
      'The tensor blk.2.attn_norm.weight is missing.',
    )
    const heads = { 'llama.attention.head_count_kv': { u32: 4 } }
    expect((await failure(file({ metadata: heads })))[1]).toBe(
      'The tensor blk.0.attn_k.weight has shape 64 × 32, expected 64 × 64.',
    )
  })

  it('reports a model that no memory can hold', async () => {
    const { reserveModel } = await import('./model.ts')
    const { kernelModule } = await import('../../../../scripts/engine-in-node.ts')
    await expect(reserveModel(await kernelModule(), 5e9)).rejects.toMatchObject({
      code: 'out-of-memory',
    })
  })
})
