// For model-file.browser.test.ts: loads a small file in a real worker, from a network that is made up here.
import { loadModelFile, type Kept } from './model-file.ts'
import { fileBytes, modelOf } from './model-file.browser-fixture.ts'
import { browserStore } from './model-store.ts'
import { sha256Hex } from './sha256.ts'

export type LoadOrder = {
  /** Makes another file of each number, so that tests do not share what they keep. */
  seed: number
  /** The connection breaks after so many bytes of an answer. */
  cutAfter?: number
  /** The network gives so many bytes, and then nothing more for ever. */
  stallAfter?: number
  /** The network gives nothing before the worker is sent this again, as a message. */
  holdUntil?: string
  /** As in browsers whose storage has no such files. */
  withoutStorage?: boolean
}

export type LoadReport =
  | { kind: 'progress'; receivedBytes: number }
  | { kind: 'loaded'; kept: Kept; ranges: (string | null)[] }
  | { kind: 'failed'; code: string; ranges: (string | null)[] }

const chunkBytes = 50_000

const held = new Map<string, () => void>()

function networkOf(model: Uint8Array, order: LoadOrder, ranges: (string | null)[]): typeof fetch {
  return async (_, options) => {
    const range = new Headers(options?.headers).get('Range')
    ranges.push(range)
    const from = Number(range?.match(/\d+/)?.[0] ?? 0)
    const { holdUntil } = order
    if (holdUntil) await new Promise<void>((resolve) => held.set(holdUntil, resolve))
    let at = from
    const body = new ReadableStream<Uint8Array>({
      pull(stream) {
        if (at - from >= (order.stallAfter ?? Infinity)) return new Promise(() => {})
        if (at - from >= (order.cutAfter ?? Infinity)) return stream.error(new TypeError('cut'))
        if (at >= model.length) return stream.close()
        stream.enqueue(model.slice(at, at + chunkBytes))
        at += chunkBytes
      },
    })
    return new Response(body, { status: range ? 206 : 200 })
  }
}

async function load(order: LoadOrder): Promise<void> {
  const report = (message: LoadReport) => postMessage(message)
  const ranges: (string | null)[] = []
  if (order.withoutStorage)
    Reflect.deleteProperty(FileSystemFileHandle.prototype, 'createSyncAccessHandle')
  const model = modelOf(order.seed)
  const sha256 = await sha256Hex(model)
  try {
    const kept = await loadModelFile(
      { url: '/', bytes: fileBytes, sha256 },
      new Uint8Array(fileBytes),
      {
        store: browserStore,
        fetch: networkOf(model, order, ranges),
        onProgress: (receivedBytes) => report({ kind: 'progress', receivedBytes }),
      },
    )
    report({ kind: 'loaded', kept, ranges })
  } catch (error) {
    report({ kind: 'failed', code: String((error as { code?: unknown }).code ?? error), ranges })
  }
}

self.onmessage = ({ data }: MessageEvent<LoadOrder | string>) => {
  if (typeof data === 'string') held.get(data)?.()
  else void load(data)
}
