import { EngineError } from '../types.ts'
import { chunksOf, requestFile } from './download.ts'
import type { ModelStore, NoStorage, StoredFile } from './model-store.ts'
import { sha256Hex } from './sha256.ts'

/** Where a model file is to be had, and what it must be. */
export type ModelSource = {
  /** Absolute: a worker would take a relative one from its own address. */
  url: string
  /** Its length. */
  bytes: number
  /** Hexadecimal. */
  sha256: string
}

/** Whether the file is kept for the next visit, and if not, why. */
export type Kept = 'yes' | 'storage-full' | NoStorage

export type ModelFileTools = {
  store: ModelStore
  fetch: typeof fetch
  /** Called with the bytes that are there so far. */
  onProgress: (receivedBytes: number) => void
  /** Throws away what is kept, and downloads everything again. */
  afresh?: boolean
}

/** Under which name a model file is kept, see `storedBytes`. */
export function storedName(source: ModelSource): string {
  return `${source.sha256}.gguf`
}

/**
 * Puts a model file into `into`: from the browser's own storage, from the network, or the first part from there and the
 * rest from here. What arrives is kept at once, so that no byte is downloaded twice.
 *
 * The hash is what says that the bytes belong together, so a resumed download needs no ETag: one that was begun before the
 * server's file changed has another hash, and is then fetched once more from the start, like a damaged stored copy.
 *
 * @param into as long as the file; the chunks go straight into it, so that the file is never in memory twice
 * @returns whether the file is kept for the next visit
 * @throws EngineError `model-missing`, `model-truncated`, `model-hash`, `not-gguf`, or `download-failed`, after which a
 * further call goes on where this one stopped
 */
export function loadModelFile(
  source: ModelSource,
  into: Uint8Array<ArrayBuffer>,
  tools: ModelFileTools,
): Promise<Kept> {
  const use = async (place: StoredFile | NoStorage) => {
    const copy = new StoredCopy(place)
    if (tools.afresh) copy.truncate(0)
    let from = copy.readInto(into)
    for (;;) {
      tools.onProgress(from)
      if (from < source.bytes) from = await download(source, from, into, copy, tools)
      const sha256 = await sha256Hex(into)
      if (sha256 === source.sha256) return copy.kept
      copy.truncate(0)
      if (from === 0) throw new EngineError('model-hash', `The model file has sha256 ${sha256}.`)
      from = 0
    }
  }
  return tools.store(storedName(source), use, tools.onProgress)
}

/** What is kept of the file while it arrives. A full storage ends the keeping, never the download. */
class StoredCopy {
  kept: Kept = 'yes'
  #file: StoredFile | undefined

  constructor(place: StoredFile | NoStorage) {
    if (typeof place === 'string') this.kept = place
    else this.#file = place
  }

  /** Reads what is kept, and says how many bytes that is. More than fit cannot be the file, and are thrown away. */
  readInto(into: Uint8Array): number {
    const size = this.#file?.getSize() ?? 0
    if (size > into.length) this.truncate(0)
    return size > 0 && size <= into.length ? this.#file!.read(into.subarray(0, size), { at: 0 }) : 0
  }

  write(bytes: Uint8Array, at: number): void {
    if (this.#file === undefined) return
    try {
      if (this.#file.write(bytes, { at }) === bytes.length) return
    } catch {
      // A full storage is reported by an exception in some browsers, by a short count in others.
    }
    this.truncate(0)
    this.#file = undefined
    this.kept = 'storage-full'
  }

  truncate(size: number): void {
    this.#file?.truncate(size)
  }
}

/**
 * Downloads the file from byte `from` on.
 *
 * @returns the byte from which the server really gave it: 0 where it knows no ranges
 */
async function download(
  source: ModelSource,
  from: number,
  into: Uint8Array,
  copy: StoredCopy,
  tools: ModelFileTools,
): Promise<number> {
  // What we keep ourselves must not fill the browser's cache of pages too; what we cannot keep may well stay there.
  const cache = copy.kept === 'yes' ? 'no-store' : 'default'
  const response = await requestFile(source.url, from, cache, tools.fetch)
  const start = response.status === 206 ? from : 0
  copy.truncate(start)
  let at = start
  for await (const chunk of chunksOf(response)) {
    if (at === 0) refuseUnlessGguf(chunk)
    if (at + chunk.length > into.length) {
      copy.truncate(0)
      throw new EngineError('model-hash', `The model file has more than ${into.length} bytes.`)
    }
    into.set(chunk, at)
    copy.write(chunk, at)
    at += chunk.length
    tools.onProgress(at)
  }
  if (at < into.length) {
    throw new EngineError('model-truncated', `The model file has ${at} of ${into.length} bytes.`)
  }
  return start
}

/** Says so at the first bytes, instead of after 98 MB. */
function refuseUnlessGguf(chunk: Uint8Array): void {
  const magic = String.fromCharCode(...chunk.subarray(0, 4))
  if (!'GGUF'.startsWith(magic)) {
    throw new EngineError('not-gguf', `The model file starts with ${JSON.stringify(magic)}.`)
  }
}
