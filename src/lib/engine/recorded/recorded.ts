import { hashLogits } from '../llama/logits-hash.ts'
import { decodeVocabulary, pieceOf, type Pieces } from '../pieces.ts'
import { EngineError, type Engine, type EngineInfo } from '../types.ts'
import type { ForwardOptions, FullDistribution } from '../types.ts'

/** `gallery.json`: which model was recorded, and after which texts. */
export type Gallery = { model: EngineInfo; prompts: readonly RecordedPrompt[] }

export type RecordedPrompt = RecordedLogits & {
  id: string
  text: string
  ids: readonly number[]
}

/** The logits after a text's last token. */
export type RecordedLogits = {
  /** Float32, little-endian, shape [V]. */
  file: string
  /** Of the logits, see {@link hashLogits}. */
  hash: string
}

type Fetch = typeof globalThis.fetch

/** The real model's distributions after the gallery's prompts, recorded: bit for bit what the live engine gives there. */
export class RecordedEngine implements Engine {
  readonly info: EngineInfo
  readonly prompts: readonly RecordedPrompt[]
  #pieces: Pieces
  #base: string
  #fetch: Fetch
  #logits = new Map<RecordedPrompt, Promise<Float32Array>>()

  private constructor(gallery: Gallery, pieces: Pieces, base: string, fetch: Fetch) {
    this.info = gallery.model
    this.prompts = gallery.prompts
    this.#pieces = pieces
    this.#base = base
    this.#fetch = fetch
  }

  /**
   * Fetches the list of recordings and the vocabulary; the distributions follow when they are first asked for.
   *
   * @param base absolute address of the folder with the recordings, with a slash at its end
   * @throws EngineError `download-failed`
   */
  static async open(base: string, fetch: Fetch = globalThis.fetch): Promise<RecordedEngine> {
    const [gallery, vocabulary] = await Promise.all([
      fetchFile(new URL('gallery.json', base), fetch),
      fetchFile(new URL('vocabulary.bin', base), fetch),
    ])
    const { model, prompts } = JSON.parse(new TextDecoder().decode(gallery)) as Gallery
    return new RecordedEngine({ model, prompts }, decodeVocabulary(vocabulary), base, fetch)
  }

  /** @throws EngineError `not-recorded` for any text but the gallery's */
  tokenize(text: string): number[] {
    const prompt = this.prompts.find((prompt) => prompt.text === text)
    if (prompt === undefined) throw notRecorded()
    return [...prompt.ids]
  }

  piece(id: number): Uint8Array {
    return pieceOf(this.#pieces, id)
  }

  /**
   * The distribution after a whole recorded prompt. The same array is given each time: it is not the caller's to change.
   *
   * @throws EngineError `not-recorded` for any other text or position; `download-failed`, after which it may be asked again
   */
  async forward(
    ids: ArrayLike<number>,
    { positions, signal }: ForwardOptions = {},
  ): Promise<FullDistribution[]> {
    if (ids.length === 0) throw new RangeError('forward needs at least one id')
    const prompt = this.prompts.find((prompt) => sameIds(prompt.ids, ids))
    const last = ids.length - 1
    const wanted = positions ?? [last]
    if (prompt === undefined || wanted.some((position) => position !== last)) throw notRecorded()
    const logits = await this.#logitsAfter(prompt)
    if (signal?.aborted) throw new EngineError('cancelled', 'The result is no longer wanted.')
    return wanted.map(() => ({ kind: 'full', logits }))
  }

  /**
   * Another of the recordings, as it was written. Fetched at each call.
   *
   * @throws EngineError `download-failed`
   */
  async readJson(file: string): Promise<unknown> {
    const bytes = await fetchFile(new URL(file, this.#base), this.#fetch)
    try {
      return JSON.parse(new TextDecoder().decode(bytes))
    } catch {
      throw damaged(`${file} is no JSON`)
    }
  }

  /**
   * Recorded logits that belong to no prompt of the gallery. Fetched at each call.
   *
   * @throws EngineError `download-failed`
   */
  async readLogits({ file, hash }: RecordedLogits): Promise<Float32Array> {
    const bytes = await fetchFile(new URL(file, this.#base), this.#fetch)
    if (bytes.byteLength !== 4 * this.info.vocabSize) {
      throw damaged(`${file} should have ${4 * this.info.vocabSize} bytes, has ${bytes.byteLength}`)
    }
    const logits = new Float32Array(bytes)
    if (hashLogits(logits) !== hash) throw damaged(`${file} has another hash than recorded`)
    return logits
  }

  dispose(): void {
    this.#logits.clear()
  }

  #logitsAfter(prompt: RecordedPrompt): Promise<Float32Array> {
    let logits = this.#logits.get(prompt)
    if (logits === undefined) {
      logits = this.readLogits(prompt)
      this.#logits.set(prompt, logits)
      logits.catch(() => this.#logits.delete(prompt))
    }
    return logits
  }
}

async function fetchFile(url: URL, fetch: Fetch): Promise<ArrayBuffer> {
  try {
    const response = await fetch(url)
    if (response.ok) return await response.arrayBuffer()
    throw new Error(`status ${response.status}`)
  } catch (error) {
    throw damaged(`${url.pathname} cannot be had (${String(error)})`)
  }
}

function damaged(what: string): EngineError {
  return new EngineError('download-failed', `A recording is damaged or missing: ${what}.`)
}

function notRecorded(): EngineError {
  return new EngineError('not-recorded', 'The model was not recorded after this text.')
}

function sameIds(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}
