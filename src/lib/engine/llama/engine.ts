import { catalog } from '../catalog.ts'
import { pieceOf, type Pieces } from '../pieces.ts'
import {
  EngineError,
  type Engine,
  type EngineInfo,
  type ForwardOptions,
  type FullDistribution,
} from '../types.ts'
import { matrixTypes } from './kernel.ts'
import { PIECE, startModel, type LlamaModel, type ModelImage } from './model.ts'
import { PrefixCache } from './prefix-cache.ts'
import { readTokenizer, type Tokenizer } from './tokenizer.ts'

/** Most bytes kept of branches that were left: about 1,400 positions of the default model. */
const BRANCH_BUDGET = 64 * 2 ** 20

export type EngineStats = {
  /** Tokens that went through the network. */
  tokensComputed: number
  /** Tokens whose keys and values were there already. */
  tokensReused: number
  /** Time in forward passes, in milliseconds. */
  forwardMs: number
  /** The memory of weights, work and the text in work. */
  memoryBytes: number
  /** Copies of branches that were left. */
  cacheBytes: number
}

/** The engine in one thread: a model, its tokenizer, and the cache of what has been computed. */
export class LlamaEngine implements Engine {
  readonly info: EngineInfo
  readonly #model: LlamaModel
  readonly #tokenizer: Tokenizer
  readonly #cache: PrefixCache
  #tokensComputed = 0
  #tokensReused = 0
  #forwardMs = 0
  /** Settles when the forward pass in work does: they take turns, since all write the same rows. */
  #turn: Promise<unknown> = Promise.resolve()

  private constructor(model: LlamaModel, tokenizer: Tokenizer, info: EngineInfo) {
    this.#model = model
    this.#tokenizer = tokenizer
    this.#cache = new PrefixCache(model.rows, BRANCH_BUDGET)
    this.info = info
  }

  /**
   * @param image with the model file read into it
   * @param options.sha256 of the file, hexadecimal
   * @param options.onStage called before the weights are unpacked, and before the tokenizer is built
   * @throws EngineError as {@link startModel} and {@link readTokenizer} do
   */
  static async start(
    image: ModelImage,
    options: { sha256: string; onStage?: (stage: 'unpack' | 'start') => void },
  ): Promise<LlamaEngine> {
    options.onStage?.('unpack')
    const model = startModel(image)
    options.onStage?.('start')
    const tokenizer = readTokenizer(model.metadata)
    const chatTemplate = model.metadata.get('tokenizer.chat_template')
    return new LlamaEngine(model, tokenizer, {
      name: modelName(model, options.sha256),
      quantization: matrixTypes.get(model.weights.layers[0].query.type)?.name ?? '',
      vocabSize: model.vocabSize,
      contextLength: model.contextLength,
      endIds: tokenizer.endIds,
      specialIds: tokenizer.specialIds,
      ...(typeof chatTemplate === 'string' ? { chatTemplate } : {}),
      sha256: options.sha256,
    })
  }

  tokenize(text: string): number[] {
    return this.#tokenizer.tokenize(text)
  }

  piece(id: number): Uint8Array {
    return pieceOf(this.#tokenizer.pieces, id)
  }

  /** The bytes of every id, one after the other, and where each ends. */
  pieces(): Pieces {
    return this.#tokenizer.pieces
  }

  stats(): EngineStats {
    return {
      tokensComputed: this.#tokensComputed,
      tokensReused: this.#tokensReused,
      forwardMs: this.#forwardMs,
      memoryBytes: this.#model.memoryBytes,
      cacheBytes: this.#cache.keptBytes,
    }
  }

  /** @throws EngineError 'cancelled' when the signal says so, 'out-of-memory', 'too-long' */
  forward(ids: ArrayLike<number>, options: ForwardOptions = {}): Promise<FullDistribution[]> {
    const text = Array.from(ids)
    const positions = options.positions ?? [text.length - 1]
    const result = this.#turn.then(() => this.#forward(text, positions, options))
    this.#turn = result.catch(() => undefined)
    return result
  }

  /** Forgets every text, so that the next is computed from its first token on. */
  forget(): void {
    this.#cache.clear()
  }

  /** Nothing to let go of: the memory goes with the engine. */
  dispose(): void {}

  async #forward(
    text: readonly number[],
    positions: readonly number[],
    { signal, onProgress }: ForwardOptions,
  ): Promise<FullDistribution[]> {
    this.#check(text, positions)
    const ids = text.slice(0, positions[positions.length - 1] + 1)
    const known = this.#cache.recall(ids)
    // Of a known position only keys and values are kept: to get its logits, its token goes through the network again.
    const again = positions.filter((position) => position < known)
    const work = [...again, ...range(known, ids.length)]
    this.#tokensReused += ids.length - work.length
    const distributions: FullDistribution[] = []
    for (let from = 0; from < work.length; from += PIECE) {
      if (from > 0) await macrotask()
      if (signal?.aborted) throw new EngineError('cancelled', 'The forward pass was cancelled.')
      const piece = work.slice(from, from + PIECE)
      distributions.push(...this.#runPiece(ids, piece, known, positions))
      onProgress?.(from + piece.length, work.length)
    }
    return distributions
  }

  /** Runs the tokens at some positions, and gives the distributions after those that are wanted. */
  #runPiece(
    ids: readonly number[],
    piece: readonly number[],
    known: number,
    wanted: readonly number[],
  ): FullDistribution[] {
    const started = performance.now()
    const added = piece.filter((position) => position >= known)
    if (added.length > 0) this.#cache.prepare(added[0])
    this.#model.run(
      piece.map((position) => ids[position]),
      piece,
    )
    this.#cache.append(added.map((position) => ids[position]))
    const indices = [...piece.keys()].filter((i) => wanted.includes(piece[i]))
    const logits = this.#model.logits(indices)
    logits.forEach(checkNumbers)
    this.#tokensComputed += piece.length
    this.#forwardMs += performance.now() - started
    return logits.map((one) => ({ kind: 'full', logits: one }))
  }

  #check(ids: readonly number[], positions: readonly number[]): void {
    const { vocabSize, contextLength } = this.info
    if (ids.length === 0) throw new RangeError('ids: a text needs at least one token')
    if (ids.length > contextLength) {
      throw new EngineError(
        'too-long',
        `The text has ${ids.length} tokens; at most ${contextLength} fit.`,
      )
    }
    for (const id of ids) {
      if (!(Number.isInteger(id) && id >= 0 && id < vocabSize)) {
        throw new RangeError(`ids: each must be in 0 … ${vocabSize - 1}, got ${id}`)
      }
    }
    if (positions.length === 0) throw new RangeError('positions: at least one must be wanted')
    positions.forEach((position, i) => {
      const isWithin = Number.isInteger(position) && position >= 0 && position < ids.length
      if (!isWithin || (i > 0 && position <= positions[i - 1])) {
        throw new RangeError(`positions: must ascend within 0 … ${ids.length - 1}, got ${position}`)
      }
    })
  }
}

/** The name that people know a model by is not in its file: the catalog has it, for the files that are in the catalog. */
function modelName({ metadata }: LlamaModel, sha256: string): string {
  const known = catalog.find((model) => model.sha256 === sha256)
  return known?.name ?? String(metadata.get('general.name') ?? '')
}

/** Refuses NaN and +Infinity, which no sampler could make sense of. */
function checkNumbers(logits: Float32Array): void {
  for (let id = 0; id < logits.length; id++) {
    if (logits[id] < Infinity) continue
    throw new EngineError('self-check-failed', `The logit of id ${id} is ${logits[id]}.`)
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
}

/** Lets the event loop turn, so that a worker hears of a cancel. A message is not throttled as a timer is. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })
}
