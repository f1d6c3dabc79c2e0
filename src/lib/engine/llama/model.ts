import { EngineError } from '../types.ts'
import { readGguf, type Gguf } from './gguf.ts'
import { BLOCK, type Kernel } from './kernel.ts'
import { growTo, KeyValueRows } from './key-value-rows.ts'
import { readShape, type Shape } from './shape.ts'
import { findWeights, type Layer, type Matrix, type Weights } from './weights.ts'

/** Positions that are offered, where the model has as many: 94 MB of keys and values for the default model. */
const MOST_POSITIONS = 2048
/** Most tokens that go through the network together. */
export const PIECE = 32
/** Positions whose logits are made together. */
const HEAD_PIECE = 4

/** The kernel's own data lie below. */
const FILE_AT = 65536
const MOST_BYTES = 2 ** 32

/** A model file in the memory that the kernel works on, so that its 98 MB never exist twice. */
export type ModelImage = {
  readonly memory: WebAssembly.Memory
  readonly kernel: Kernel
  /** Shape [fileBytes], to be filled with the file; of no use once the model has started. */
  readonly file: Uint8Array<ArrayBuffer>
}

/**
 * Makes a memory that a model file of `fileBytes` can be read into.
 *
 * @throws EngineError 'out-of-memory'
 */
export async function reserveModel(
  module: WebAssembly.Module,
  fileBytes: number,
): Promise<ModelImage> {
  const memory = newMemory(FILE_AT + fileBytes)
  const instance = await WebAssembly.instantiate(module, { env: { memory } })
  // The one place where the kernel's types are taken on trust.
  const kernel = instance.exports as unknown as Kernel
  return { memory, kernel, file: new Uint8Array(memory.buffer, FILE_AT, fileBytes) }
}

function newMemory(bytes: number): WebAssembly.Memory {
  try {
    if (bytes > MOST_BYTES) throw new RangeError('beyond 32-bit addresses')
    return new WebAssembly.Memory({ initial: Math.ceil(bytes / 65536) })
  } catch {
    throw new EngineError(
      'out-of-memory',
      `No memory for a model of ${Math.ceil(bytes / 2 ** 20)} MiB.`,
    )
  }
}

/**
 * Makes a model of a file that has been read into its image: reads the header, checks that this network can be run, and
 * repacks the matrices in place.
 *
 * @throws EngineError 'not-gguf', 'model-truncated', 'unsupported-architecture', 'unsupported-tensor' or 'out-of-memory',
 *   saying what was found
 */
export function startModel(image: ModelImage): LlamaModel {
  const gguf = readGguf(image.file)
  const shape = readShape(gguf)
  const weights = findWeights(gguf, shape, image.file.length)
  return new LlamaModel(image, gguf, shape, weights)
}

/**
 * A llama network: weights, keys and values, and room to work, all in one memory.
 *
 * `run` takes tokens through all layers and keeps their keys and values; `logits` then turns the vectors of those tokens
 * into predictions. Which positions hold what is the caller's to remember.
 *
 * Source: Touvron et al. 2023, "LLaMA", section 2.2.
 */
export class LlamaModel {
  readonly metadata: Gguf['metadata']
  readonly shape: Shape
  readonly weights: Weights
  readonly vocabSize: number
  /** Most positions that a text may have here. */
  readonly contextLength: number
  readonly rows: KeyValueRows
  readonly #memory: WebAssembly.Memory
  readonly #kernel: Kernel
  readonly #work: WorkArea

  constructor(image: ModelImage, gguf: Gguf, shape: Shape, weights: Weights) {
    this.metadata = gguf.metadata
    this.shape = shape
    this.weights = weights
    this.vocabSize = weights.embedding.rows
    this.contextLength = Math.min(shape.contextLength, MOST_POSITIONS)
    this.#memory = image.memory
    this.#kernel = image.kernel
    const quantizedBytes = image.kernel.QUANTIZED_BLOCK_BYTES.value / BLOCK
    const end = FILE_AT + image.file.length
    this.#work = layOut(end, shape, this.vocabSize, this.contextLength, quantizedBytes)
    growTo(image.memory, this.#work.end)
    const perChunk: number = image.kernel.POSITIONS_PER_CHUNK.value
    this.rows = new KeyValueRows(image.memory, this.#work.end, shape, perChunk)
    this.#prepare()
  }

  get memoryBytes(): number {
    return this.#memory.buffer.byteLength
  }

  /** Repacks the matrices, and makes the table of rope's angles. */
  #prepare(): void {
    const { shape, weights } = this
    for (const matrix of weights.matrices) {
      const at = FILE_AT + matrix.at
      this.#kernel.repack(at, matrix.type, matrix.rows, matrix.rowBlocks, this.#work.x)
    }
    const factors = weights.ropeFactors && FILE_AT + weights.ropeFactors
    this.#kernel.ropeTable(
      this.#work.angles,
      this.contextLength,
      shape.ropeSize,
      shape.ropeBase,
      factors,
    )
  }

  /**
   * Takes up to {@link PIECE} tokens through the network, each at its own position. The rows of all earlier positions must
   * be there, or among these tokens; those of these positions are written.
   *
   * @param ids token ids, each within the vocabulary
   * @param positions of the tokens, ascending
   */
  run(ids: readonly number[], positions: readonly number[]): void {
    const { shape, weights } = this
    const { x, y } = this.#work
    const count = ids.length
    this.rows.reserve(positions[count - 1] + 1)
    new Int32Array(this.#memory.buffer, this.#work.positions, count).set(positions)
    ids.forEach((id, i) => this.#embed(x + i * shape.width * 4, id))
    weights.layers.forEach((layer, index) => {
      this.#attention(y, x, layer, index, positions)
      this.#kernel.add(x, y, count * shape.width)
      this.#feedForward(y, x, layer, count)
      this.#kernel.add(x, y, count * shape.width)
    })
  }

  /**
   * The logits after some of the tokens of the last run.
   *
   * @param indices of tokens in that run
   * @returns an array of shape [V] for each
   */
  logits(indices: readonly number[]): Float32Array[] {
    const result: Float32Array[] = []
    for (let from = 0; from < indices.length; from += HEAD_PIECE) {
      const piece = indices.slice(from, from + HEAD_PIECE)
      this.#head(piece)
      piece.forEach((_, i) => {
        const at = this.#work.logits + i * this.vocabSize * 4
        result.push(new Float32Array(this.#memory.buffer, at, this.vocabSize).slice())
      })
    }
    return result
  }

  #embed(out: number, id: number): void {
    const { at, type, rowBlocks } = this.weights.embedding
    this.#kernel.embed(out, FILE_AT + at, type, id, rowBlocks)
  }

  /** Each token gathers from the positions up to its own what its query asks for. */
  #attention(
    out: number,
    x: number,
    layer: Layer,
    index: number,
    positions: readonly number[],
  ): void {
    const { width, heads, kvHeads, headSize, epsilon } = this.shape
    const { normed, query, key, value, attended, scores } = this.#work
    const count = positions.length
    this.#kernel.rmsNorm(normed, x, FILE_AT + layer.attentionNorm, count, width, epsilon)
    this.#quantize(normed, count * width)
    this.#multiply(query, layer.query, count)
    this.#multiply(key, layer.key, count)
    this.#multiply(value, layer.value, count)
    this.#rotate(query, heads, count)
    this.#rotate(key, kvHeads, count)
    this.#keepRows(index, positions)
    this.#kernel.attend(
      ...([attended, query, this.#work.positions, count] as const),
      ...([this.rows.layer(index), this.rows.chunkBytes] as const),
      ...([heads, kvHeads, headSize, scores] as const),
    )
    this.#quantize(attended, count * heads * headSize)
    this.#multiply(out, layer.attentionOutput, count)
  }

  /** Each token alone: a wide layer, gated, and back. */
  #feedForward(out: number, x: number, layer: Layer, count: number): void {
    const { width, feedForward, epsilon } = this.shape
    const { normed, gate, up } = this.#work
    this.#kernel.rmsNorm(normed, x, FILE_AT + layer.feedForwardNorm, count, width, epsilon)
    this.#quantize(normed, count * width)
    this.#multiply(gate, layer.gate, count)
    this.#multiply(up, layer.up, count)
    this.#kernel.swiglu(gate, up, count * feedForward)
    this.#quantize(gate, count * feedForward)
    this.#multiply(out, layer.down, count)
  }

  /** The last norm, and the comparison with every entry of the vocabulary. */
  #head(indices: readonly number[]): void {
    const { width, epsilon } = this.shape
    const { x, normed, logits } = this.#work
    const norm = FILE_AT + this.weights.outputNorm
    indices.forEach((index, i) => {
      this.#kernel.rmsNorm(normed + i * width * 4, x + index * width * 4, norm, 1, width, epsilon)
    })
    this.#quantize(normed, indices.length * width)
    this.#multiply(logits, this.weights.head, indices.length)
  }

  #quantize(x: number, count: number): void {
    this.#kernel.quantize(this.#work.quantized, x, count)
  }

  /** out = matrix · the activations that were quantized last. */
  #multiply(out: number, { at, type, rows, rowBlocks }: Matrix, count: number): void {
    this.#kernel.matmul(out, FILE_AT + at, type, rows, rowBlocks, this.#work.quantized, count)
  }

  /** Tells the heads of a query or a key where their tokens stand. */
  #rotate(x: number, heads: number, count: number): void {
    const { headSize, ropeSize } = this.shape
    const { angles, positions } = this.#work
    this.#kernel.rope(x, angles, positions, count, heads, headSize, ropeSize)
  }

  #keepRows(layer: number, positions: readonly number[]): void {
    const { key, value } = this.#work
    const bytes = this.shape.kvHeads * this.shape.headSize * 4
    const memory = new Uint8Array(this.#memory.buffer)
    positions.forEach((position, i) => {
      memory.copyWithin(this.rows.keyRow(layer, position), key + i * bytes, key + (i + 1) * bytes)
      memory.copyWithin(
        this.rows.valueRow(layer, position),
        value + i * bytes,
        value + (i + 1) * bytes,
      )
    })
  }
}

/** Addresses of the room to work in, each for a piece of tokens, f32 where nothing else is said. */
type WorkArea = ReturnType<typeof layOut>

function layOut(
  start: number,
  shape: Shape,
  vocabSize: number,
  contextLength: number,
  quantizedBytes: number,
) {
  let end = start
  const take = (bytes: number): number => {
    const at = Math.ceil(end / 64) * 64
    end = at + bytes
    return at
  }
  const piece = (size: number): number => take(PIECE * size * 4)
  const { width, feedForward, headSize } = shape
  const queryWidth = shape.heads * headSize
  const keyWidth = shape.kvHeads * headSize
  return {
    /** The vectors of the tokens, [piece][width]; room to repack four rows while the model starts. */
    x: piece(width),
    /** What a layer adds to them. */
    y: piece(width),
    normed: piece(width),
    /** The positions of the tokens, int32. */
    positions: piece(1),
    /** The quantized input of a matrix. */
    quantized: take(PIECE * Math.max(width, feedForward, queryWidth) * quantizedBytes),
    query: piece(queryWidth),
    key: piece(keyWidth),
    value: piece(keyWidth),
    attended: piece(queryWidth),
    gate: piece(feedForward),
    up: piece(feedForward),
    /** [contextLength], rounded up to whole vectors. */
    scores: take((contextLength + 4) * 4),
    /** Cosine and sine, [contextLength][ropeSize / 2][2]. */
    angles: take(contextLength * shape.ropeSize * 4),
    logits: take(HEAD_PIECE * vocabSize * 4),
    end: take(0),
  }
}
