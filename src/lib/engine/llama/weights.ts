import { EngineError } from '../types.ts'
import type { Gguf, GgufTensor } from './gguf.ts'
import { BLOCK, matrixTypes } from './kernel.ts'
import type { Shape } from './shape.ts'

/** A quantized matrix in the file: rows of `rowBlocks` blocks of 32 weights. */
export type Matrix = { at: number; type: number; rows: number; rowBlocks: number; bytes: number }

export type Layer = {
  /** Where the weights of the norm before attention begin. */
  attentionNorm: number
  query: Matrix
  key: Matrix
  value: Matrix
  attentionOutput: Matrix
  feedForwardNorm: number
  gate: Matrix
  up: Matrix
  down: Matrix
}

/** Where each weight lies, in bytes from the start of the file. */
export type Weights = {
  embedding: Matrix
  layers: readonly Layer[]
  outputNorm: number
  /** The embedding again where the two are tied. */
  head: Matrix
  /** Divisors of rope's frequencies, or 0 for none. */
  ropeFactors: number
  /** All matrices, each once. */
  matrices: readonly Matrix[]
}

/**
 * Finds every weight of a llama and checks its type, its shape and that the file holds it.
 *
 * @throws EngineError 'unsupported-tensor' naming a tensor that is missing, unknown, or of another type or shape than the
 *   kernel takes; 'model-truncated' when the file ends before its data do
 */
export function findWeights(gguf: Gguf, shape: Shape, fileBytes: number): Weights {
  const finder = new Finder(gguf, fileBytes)
  const { width, feedForward, headSize } = shape
  const vocabSize = gguf.tensors.get('token_embd.weight')?.shape[1] ?? 0
  const queryWidth = shape.heads * headSize
  const keyWidth = shape.kvHeads * headSize
  const embedding = finder.matrix('token_embd', width, vocabSize)
  const layers = Array.from({ length: shape.layers }, (_, i): Layer => {
    const name = `blk.${i}`
    return {
      attentionNorm: finder.vector(`${name}.attn_norm`, width),
      query: finder.matrix(`${name}.attn_q`, width, queryWidth),
      key: finder.matrix(`${name}.attn_k`, width, keyWidth),
      value: finder.matrix(`${name}.attn_v`, width, keyWidth),
      attentionOutput: finder.matrix(`${name}.attn_output`, queryWidth, width),
      feedForwardNorm: finder.vector(`${name}.ffn_norm`, width),
      gate: finder.matrix(`${name}.ffn_gate`, width, feedForward),
      up: finder.matrix(`${name}.ffn_up`, width, feedForward),
      down: finder.matrix(`${name}.ffn_down`, feedForward, width),
    }
  })
  const outputNorm = finder.vector('output_norm', width)
  const head = finder.has('output') ? finder.matrix('output', width, vocabSize) : embedding
  const ropeFactors = finder.has('rope_freqs') ? finder.vector('rope_freqs', shape.ropeSize / 2) : 0
  finder.checkAllUsed()
  return { embedding, layers, outputNorm, head, ropeFactors, matrices: finder.matrices }
}

/** Looks tensors up by name and remembers which have been asked for. */
class Finder {
  readonly matrices: Matrix[] = []
  readonly #left: Map<string, GgufTensor>
  readonly #fileBytes: number

  constructor(gguf: Gguf, fileBytes: number) {
    this.#left = new Map(gguf.tensors)
    this.#fileBytes = fileBytes
  }

  has(name: string): boolean {
    return this.#left.has(`${name}.weight`)
  }

  /** Where a vector of f32 begins. */
  vector(name: string, length: number): number {
    const tensor = this.#take(name, [length])
    if (tensor.type !== 0) refuse(tensor, `has type ${tensor.type}, expected F32`)
    this.#checkEnd(tensor, length * 4)
    return tensor.at
  }

  matrix(name: string, rowLength: number, rows: number): Matrix {
    const tensor = this.#take(name, [rowLength, rows])
    const type = matrixTypes.get(tensor.type)
    if (!type) {
      const known = [...matrixTypes.values()].map((one) => one.name).join(', ')
      refuse(tensor, `has GGML type ${tensor.type}, expected one of ${known}`)
    }
    if (rows % 4 !== 0) refuse(tensor, `has ${rows} rows, not a multiple of 4`)
    const rowBlocks = rowLength / BLOCK
    const bytes = rows * rowBlocks * type.blockBytes
    this.#checkEnd(tensor, bytes)
    const matrix = { at: tensor.at, type: tensor.type, rows, rowBlocks, bytes }
    this.matrices.push(matrix)
    return matrix
  }

  /** A tensor that nothing asked for (a bias, say) would change the result if it were left out in silence. */
  checkAllUsed(): void {
    for (const tensor of this.#left.values()) refuse(tensor, 'is unknown here')
  }

  #take(name: string, shape: number[]): GgufTensor {
    const tensor = this.#left.get(`${name}.weight`)
    if (!tensor)
      throw new EngineError('unsupported-tensor', `The tensor ${name}.weight is missing.`)
    this.#left.delete(tensor.name)
    if (tensor.shape.length !== shape.length || shape.some((size, i) => tensor.shape[i] !== size)) {
      refuse(tensor, `has shape ${tensor.shape.join(' × ')}, expected ${shape.join(' × ')}`)
    }
    return tensor
  }

  #checkEnd(tensor: GgufTensor, bytes: number): void {
    if (tensor.at + bytes <= this.#fileBytes) return
    throw new EngineError(
      'model-truncated',
      `The file ends at byte ${this.#fileBytes}; the tensor ${tensor.name} ends at ${tensor.at + bytes}.`,
    )
  }
}

function refuse(tensor: GgufTensor, problem: string): never {
  throw new EngineError('unsupported-tensor', `The tensor ${tensor.name} ${problem}.`)
}
