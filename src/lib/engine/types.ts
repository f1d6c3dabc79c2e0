/**
 * What the engine returns for one position of a text: raw logits, never a sampled token.
 *
 * The two kinds are distinct types, so that no code can renormalize a partial distribution by accident.
 */
export type Distribution = FullDistribution | PartialDistribution

/** Logits of every vocabulary entry: `logits` has shape [V]. */
export type FullDistribution = { kind: 'full'; logits: Float32Array }

/** Some entries with their log-probabilities (nats), and the probability mass of all the others together. */
export type PartialDistribution = {
  kind: 'partial'
  ids: Uint32Array
  logProbs: Float64Array
  restMass: number
  vocabSize: number
}

/** Where a number comes from. It travels with the data, not with the page. */
export type Provenance = 'live' | 'recorded' | 'illustrative'

export type EngineInfo = {
  /** The model's name, as shown: `SmolLM2-135M-Instruct`. */
  name: string
  /** How the weights are stored: `Q4_1`. */
  quantization: string
  vocabSize: number
  /** Most positions a text may have here. */
  contextLength: number
  /** Ids of tokens that end a text or a turn. */
  endIds: readonly number[]
  /** Ids of special (control) tokens, which text never tokenizes to unless written out. */
  specialIds: readonly number[]
  /** How the model was trained to see a conversation: Jinja; undefined where its file has none. */
  chatTemplate?: string
  /** sha256 of the model file, hexadecimal. */
  sha256: string
}

export type ForwardOptions = {
  /** Positions whose logits are wanted, ascending; the last one alone when left out. */
  positions?: readonly number[]
  signal?: AbortSignal
  /** Called after each piece of the text with the number of positions done and of positions to do. */
  onProgress?: (done: number, total: number) => void
}

/** A language model that gives logits. It never samples. */
export interface Engine {
  readonly info: EngineInfo
  /** Ids of a text. Special tokens written out (`<|im_end|>`) are read as such. An engine in a worker answers with a promise. */
  tokenize(text: string): number[] | Promise<number[]>
  /** The bytes of one id alone, possibly half a character. @throws RangeError for an id outside the vocabulary */
  piece(id: number): Uint8Array
  /**
   * Distributions after `ids[0..position]` for each position asked for, in that order.
   * @throws RangeError for no ids, an id outside the vocabulary, a position outside the text, or a text longer than the context
   */
  forward(ids: ArrayLike<number>, options?: ForwardOptions): Promise<Distribution[]>
  dispose(): void
}

/** Codes of {@link EngineError}: what went wrong, for the page to put into words. */
export type EngineErrorCode =
  | 'model-missing'
  | 'model-truncated'
  | 'model-hash'
  | 'not-gguf'
  | 'unsupported-architecture'
  | 'unsupported-tensor'
  | 'download-failed'
  | 'storage-full'
  | 'out-of-memory'
  | 'no-webassembly'
  | 'worker-died'
  | 'self-check-failed'
  | 'too-long'
  | 'not-recorded'
  | 'cancelled'

/** A failure with a code that crosses from worker to page; `message` is one exact, technical sentence. */
export class EngineError extends Error {
  readonly code: EngineErrorCode
  constructor(code: EngineErrorCode, message: string) {
    super(message)
    this.name = 'EngineError'
    this.code = code
  }
}
