/** Small llama networks with random weights, and a plain float64 forward pass to compare the engine with. */
import { writeGguf, type Tensor, type Value } from './gguf-writer.ts'

export const Q4_0 = 2
export const Q4_1 = 3
export const Q8_0 = 8

export const tiny = {
  vocabSize: 20,
  layers: 2,
  width: 64,
  feedForward: 96,
  heads: 4,
  kvHeads: 2,
  headSize: 16,
  ropeSize: 8,
  ropeBase: 500,
  epsilon: 0.001,
  contextLength: 128,
}

type Weights = Map<string, Float64Array>

export type TinyOptions = {
  /** Types of the matrices, given out in turn. */
  types: readonly number[]
  /** With a head of its own, not the embedding again. */
  separateHead?: boolean
  ropeFactors?: boolean
  metadata?: Record<string, Value>
  extraTensors?: readonly Tensor[]
}

export type TinyLlama = { file: Uint8Array; logits(ids: readonly number[]): Float64Array[] }

export function tinyLlama(options: TinyOptions): TinyLlama {
  const random = numbers(7)
  const weights: Weights = new Map()
  const tensors: Tensor[] = [...(options.extraTensors ?? [])]
  let turn = 0
  for (const [name, shape] of tensorShapes(options)) {
    const isMatrix = shape.length === 2
    const type = isMatrix ? options.types[turn++ % options.types.length] : 0
    const { data, values } = isMatrix
      ? randomMatrix(type, shape[0] * shape[1], random)
      : randomVector(shape[0], random)
    tensors.push({ name: `${name}.weight`, type, shape, data })
    weights.set(name, values)
  }
  const file = writeGguf({ ...tinyMetadata(), ...options.metadata }, tensors)
  return { file, logits: (ids) => forward(weights, ids) }
}

function tinyMetadata(): Record<string, Value> {
  return {
    'general.architecture': { text: 'llama' },
    'llama.block_count': { u32: tiny.layers },
    'llama.context_length': { u32: tiny.contextLength },
    'llama.embedding_length': { u32: tiny.width },
    'llama.feed_forward_length': { u32: tiny.feedForward },
    'llama.attention.head_count': { u32: tiny.heads },
    'llama.attention.head_count_kv': { u32: tiny.kvHeads },
    'llama.attention.layer_norm_rms_epsilon': { f32: tiny.epsilon },
    'llama.rope.freq_base': { f32: tiny.ropeBase },
    'llama.rope.dimension_count': { u32: tiny.ropeSize },
  }
}

function tensorShapes({ separateHead, ropeFactors }: TinyOptions): [string, number[]][] {
  const { width, feedForward, vocabSize } = tiny
  const keyWidth = tiny.kvHeads * tiny.headSize
  const layer = (i: number): [string, number[]][] => [
    [`blk.${i}.attn_norm`, [width]],
    [`blk.${i}.attn_q`, [width, width]],
    [`blk.${i}.attn_k`, [width, keyWidth]],
    [`blk.${i}.attn_v`, [width, keyWidth]],
    [`blk.${i}.attn_output`, [width, width]],
    [`blk.${i}.ffn_norm`, [width]],
    [`blk.${i}.ffn_gate`, [width, feedForward]],
    [`blk.${i}.ffn_up`, [width, feedForward]],
    [`blk.${i}.ffn_down`, [feedForward, width]],
  ]
  return [
    ['token_embd', [width, vocabSize]],
    ...Array.from({ length: tiny.layers }, (_, i) => layer(i)).flat(),
    ['output_norm', [width]],
    ...(separateHead ? ([['output', [width, vocabSize]]] as [string, number[]][]) : []),
    ...(ropeFactors ? ([['rope_freqs', [tiny.ropeSize / 2]]] as [string, number[]][]) : []),
  ]
}

/** Numbers in [0, 1), the same at each run. */
function numbers(seed: number): () => number {
  return () => (seed = (seed * 48271) % 2147483647) / 2147483647
}

function randomVector(
  length: number,
  random: () => number,
): { data: Uint8Array; values: Float64Array } {
  const values = Float32Array.from({ length }, () => 0.5 + random())
  return { data: new Uint8Array(values.buffer), values: Float64Array.from(values) }
}

/** Random blocks, and the weights that they stand for. */
function randomMatrix(
  type: number,
  count: number,
  random: () => number,
): { data: Uint8Array; values: Float64Array } {
  const values: number[] = []
  const bytes: number[] = []
  for (let block = 0; block < count / 32; block++) {
    // Halves that hold such fractions exactly: 2^-k · (1 + n / 1024).
    const d = half(Math.floor(random() * 1024), type === Q8_0 ? 10 : 6)
    const m = half(Math.floor(random() * 1024), 3, true)
    bytes.push(...d.bytes, ...(type === Q4_1 ? m.bytes : []))
    if (type === Q8_0) {
      const q = Array.from({ length: 32 }, () => Math.floor(random() * 256) - 128)
      bytes.push(...q.map((one) => one & 255))
      values.push(...q.map((one) => d.value * one))
    } else {
      const q = Array.from({ length: 32 }, () => Math.floor(random() * 16))
      bytes.push(...q.slice(0, 16).map((low, i) => low + 16 * q[i + 16]))
      values.push(
        ...q.map((one) => (type === Q4_1 ? d.value * one + m.value : d.value * (one - 8))),
      )
    }
  }
  return { data: Uint8Array.from(bytes), values: Float64Array.from(values) }
}

/** The half ±2^-exponent · (1 + fraction / 1024). */
function half(
  fraction: number,
  exponent: number,
  negative = false,
): { bytes: number[]; value: number } {
  const bits = (negative ? 0x8000 : 0) + (15 - exponent) * 1024 + fraction
  const value = (negative ? -1 : 1) * 2 ** -exponent * (1 + fraction / 1024)
  return { bytes: [bits & 255, bits >> 8], value }
}

/** Logits at every position, written for plainness: no cache, one number after the other. */
function forward(weights: Weights, ids: readonly number[]): Float64Array[] {
  const { width, layers } = tiny
  const of = (name: string): Float64Array => weights.get(name)!
  const x = ids.map((id) => of('token_embd').slice(id * width, (id + 1) * width))
  for (let layer = 0; layer < layers; layer++) {
    const name = `blk.${layer}`
    attention(x, (one) => of(`${name}.${one}`), weights.get('rope_freqs'))
    for (const one of x) {
      const normed = norm(one, of(`${name}.ffn_norm`))
      const up = times(of(`${name}.ffn_up`), normed)
      const gated = times(of(`${name}.ffn_gate`), normed).map(
        (g, i) => (g / (1 + Math.exp(-g))) * up[i],
      )
      addTo(one, times(of(`${name}.ffn_down`), gated))
    }
  }
  const head = weights.get('output') ?? of('token_embd')
  return x.map((one) => times(head, norm(one, of('output_norm'))))
}

function attention(
  x: Float64Array[],
  of: (name: string) => Float64Array,
  factors: Float64Array | undefined,
): void {
  const { heads, kvHeads, headSize } = tiny
  const normed = x.map((one) => norm(one, of('attn_norm')))
  const queries = normed.map((one, p) => rotate(times(of('attn_q'), one), p, factors))
  const keys = normed.map((one, p) => rotate(times(of('attn_k'), one), p, factors))
  const values = normed.map((one) => times(of('attn_v'), one))
  x.forEach((one, position) => {
    const attended = new Float64Array(heads * headSize)
    for (let head = 0; head < heads; head++) {
      const shared = Math.floor(head / (heads / kvHeads)) * headSize
      const scores = keys.slice(0, position + 1).map((key) => {
        let score = 0
        for (let i = 0; i < headSize; i++)
          score += queries[position][head * headSize + i] * key[shared + i]
        return Math.exp(score / Math.sqrt(headSize))
      })
      const total = scores.reduce((sum, score) => sum + score, 0)
      scores.forEach((score, p) => {
        for (let i = 0; i < headSize; i++)
          attended[head * headSize + i] += (score / total) * values[p][shared + i]
      })
    }
    addTo(one, times(of('attn_output'), attended))
  })
}

function norm(x: Float64Array, weight: Float64Array): Float64Array {
  const squares = x.reduce((sum, one) => sum + one * one, 0)
  const scale = 1 / Math.sqrt(squares / x.length + tiny.epsilon)
  return x.map((one, i) => one * scale * weight[i])
}

function times(matrix: Float64Array, x: Float64Array): Float64Array {
  return Float64Array.from({ length: matrix.length / x.length }, (_, row) =>
    x.reduce((sum, one, i) => sum + one * matrix[row * x.length + i], 0),
  )
}

function rotate(
  x: Float64Array,
  position: number,
  factors: Float64Array | undefined,
): Float64Array {
  for (let head = 0; head < x.length; head += tiny.headSize) {
    for (let pair = 0; pair < tiny.ropeSize / 2; pair++) {
      const frequency = tiny.ropeBase ** ((-2 * pair) / tiny.ropeSize) / (factors?.[pair] ?? 1)
      const [cos, sin] = [Math.cos(position * frequency), Math.sin(position * frequency)]
      const at = head + 2 * pair
      const [a, b] = [x[at], x[at + 1]]
      x[at] = a * cos - b * sin
      x[at + 1] = b * cos + a * sin
    }
  }
  return x
}

function addTo(x: Float64Array, y: Float64Array): void {
  y.forEach((one, i) => (x[i] += one))
}
