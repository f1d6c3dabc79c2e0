import { createHash } from 'node:crypto'
import http, { type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { loadModelFile, type ModelFileTools } from './model-file.ts'
import type { ModelStore, StoredFile } from './model-store.ts'

const size = 3_000_000
const model = Uint8Array.from({ length: size }, (_, i) => (i * i) >> 3)
model.set(new TextEncoder().encode('GGUF'))
const sha256 = createHash('sha256').update(model).digest('hex')

type Answer = (request: IncomingMessage, response: ServerResponse) => void

let answer: Answer
let requests: (string | undefined)[]
let url: string
const server = http.createServer((request, response) => {
  requests.push(request.headers.range)
  answer(request, response)
})

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  url = `http://localhost:${(server.address() as AddressInfo).port}/model.gguf`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  answer = send(model)
  requests = []
})

/** Sends a file, or the part of it that is asked for. */
function send(file: Uint8Array): Answer {
  return (request, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
    if (from > 0 && from >= file.length) response.writeHead(416).end()
    else response.writeHead(from > 0 ? 206 : 200).end(file.subarray(from))
  }
}

/** Sends so many bytes of what it should send, and then breaks the connection. */
function sendAndCut(file: Uint8Array, bytes: number): Answer {
  return (_, response) => {
    response.writeHead(200, { 'Content-Length': file.length })
    response.write(file.subarray(0, bytes), () => response.destroy())
  }
}

const sendWithoutRanges: Answer = (_, response) => response.end(model)

/** A browser's storage with room for so many bytes; `files` is what it holds. */
function fakeStorage(room = Infinity) {
  const files = new Map<string, Uint8Array>()
  const store: ModelStore = async (name, use) => {
    const file: StoredFile = {
      getSize: () => files.get(name)?.length ?? 0,
      read(into, { at }) {
        const part = files.get(name)!.subarray(at, at + into.length)
        into.set(part)
        return part.length
      },
      write(bytes, { at }) {
        if (at + bytes.length > room) throw new DOMException('full', 'QuotaExceededError')
        const longer = new Uint8Array(Math.max(file.getSize(), at + bytes.length))
        longer.set(files.get(name) ?? [])
        longer.set(bytes, at)
        files.set(name, longer)
        return bytes.length
      },
      truncate: (size) =>
        files.set(name, file.getSize() ? files.get(name)!.slice(0, size) : new Uint8Array()),
      close: () => undefined,
    }
    return use(file)
  }
  return { store, stored: () => files.get(`${sha256}.gguf`), files }
}

/** Whether it has all the model's bytes (`toEqual` takes seconds for so many). */
function isModel(file: Uint8Array | undefined): boolean {
  return file !== undefined && Buffer.compare(file, model) === 0
}

const insecure: ModelStore = (_, use) => use('insecure-context')

async function load(tools: Partial<ModelFileTools> = {}) {
  const into = new Uint8Array(size)
  const progress: number[] = []
  const source = { url, bytes: size, sha256 }
  const onProgress = (bytes: number) => progress.push(bytes)
  const kept = await loadModelFile(source, into, { store: insecure, fetch, onProgress, ...tools })
  return { kept, into, progress }
}

describe('loadModelFile', () => {
  it('downloads the file and keeps it for the next time, which asks the server for nothing', async () => {
    const { store } = fakeStorage()
    const first = await load({ store })
    expect(first.kept).toBe('yes')
    expect(isModel(first.into)).toBe(true)
    expect(requests).toEqual([undefined])

    const second = await load({ store })
    expect(isModel(second.into)).toBe(true)
    expect(requests).toHaveLength(1)
  })

  it('tells how many bytes are there, ascending to the whole file', async () => {
    const { progress } = await load()
    expect(progress[0]).toBe(0)
    expect(progress.at(-1)).toBe(size)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))
  })

  it('keeps what came before the network was cut, and downloads only the rest', async () => {
    const { store, stored } = fakeStorage()
    answer = sendAndCut(model, 1_000_000)
    await expect(load({ store })).rejects.toMatchObject({ code: 'download-failed' })
    const kept = stored()!.length
    expect(kept).toBeGreaterThan(0)
    expect(kept).toBeLessThanOrEqual(1_000_000)

    answer = send(model)
    const { into, progress } = await load({ store })
    expect(requests[1]).toBe(`bytes=${kept}-`)
    expect(progress[0]).toBe(kept)
    expect(isModel(into)).toBe(true)
    expect(isModel(stored())).toBe(true)
  })

  it('starts over where the server knows no ranges', async () => {
    const { store, files } = fakeStorage()
    files.set(`${sha256}.gguf`, model.slice(0, 1000))
    answer = sendWithoutRanges
    const { into, kept } = await load({ store })
    expect(isModel(into)).toBe(true)
    expect(kept).toBe('yes')
  })

  it('fetches a damaged kept file again', async () => {
    const { store, stored, files } = fakeStorage()
    files.set(`${sha256}.gguf`, model.slice().fill(7, 2_000_000))
    const { into } = await load({ store })
    expect(isModel(into)).toBe(true)
    expect(isModel(stored())).toBe(true)
    expect(requests).toEqual([undefined])
  })

  it('fetches everything again when the rest does not fit what was kept', async () => {
    const { store, files } = fakeStorage()
    files.set(`${sha256}.gguf`, new Uint8Array(1000))
    const { into } = await load({ store })
    expect(isModel(into)).toBe(true)
    expect(requests).toEqual(['bytes=1000-', undefined])
  })

  it('throws away a kept file that is too long', async () => {
    const { store, files } = fakeStorage()
    files.set(`${sha256}.gguf`, new Uint8Array(size + 1))
    expect(isModel((await load({ store })).into)).toBe(true)
  })

  it('throws the kept file away when asked to', async () => {
    const { store, files } = fakeStorage()
    files.set(`${sha256}.gguf`, model.slice())
    await load({ store, afresh: true })
    expect(requests).toEqual([undefined])
  })

  it('goes on without keeping when the storage is full, and frees what it took', async () => {
    const { store, stored } = fakeStorage(1_500_000)
    const { kept, into } = await load({ store })
    expect(kept).toBe('storage-full')
    expect(isModel(into)).toBe(true)
    expect(stored()).toHaveLength(0)
  })

  it('takes a write that comes out short for a full storage', async () => {
    const storage = fakeStorage()
    const store: ModelStore = (name, use, onWait) =>
      storage.store(
        name,
        (file) => use({ ...(file as StoredFile), write: (bytes) => bytes.length - 1 }),
        onWait,
      )
    expect((await load({ store })).kept).toBe('storage-full')
  })

  it('works where nothing can be kept, and says why', async () => {
    const { kept, into } = await load({ store: insecure })
    expect(kept).toBe('insecure-context')
    expect(isModel(into)).toBe(true)
  })

  it('says that the model is missing when the server has none, or sends a page in its place', async () => {
    answer = (_, response) => response.writeHead(404).end()
    await expect(load()).rejects.toMatchObject({ code: 'model-missing' })
    answer = (_, response) => response.setHeader('Content-Type', 'text/html').end('<!doctype html>')
    await expect(load()).rejects.toMatchObject({ code: 'model-missing' })
  })

  it('says that the download failed when the server fails or cannot be reached', async () => {
    answer = (_, response) => response.writeHead(503).end()
    await expect(load()).rejects.toMatchObject({ code: 'download-failed' })
    const unreachable: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'))
    await expect(load({ fetch: unreachable })).rejects.toMatchObject({ code: 'download-failed' })
  })

  it('says that a file is truncated, and takes the whole one when the server has it later', async () => {
    const { store } = fakeStorage()
    answer = send(model.subarray(0, 2_000_000))
    await expect(load({ store })).rejects.toMatchObject({ code: 'model-truncated' })
    await expect(load({ store })).rejects.toMatchObject({ code: 'model-truncated' })
    answer = send(model)
    expect(isModel((await load({ store })).into)).toBe(true)
  })

  it('refuses a file of another hash, and keeps nothing of it', async () => {
    const { store, stored } = fakeStorage()
    answer = send(model.slice().fill(7, 2_000_000))
    await expect(load({ store })).rejects.toMatchObject({ code: 'model-hash' })
    expect(stored()).toHaveLength(0)
    expect(requests).toHaveLength(1)
  })

  it('refuses a file that is too long, and keeps nothing of it', async () => {
    const { store, stored } = fakeStorage()
    answer = send(new Uint8Array([...model, 0]))
    await expect(load({ store })).rejects.toMatchObject({ code: 'model-hash' })
    expect(stored()).toHaveLength(0)
  })

  it('refuses what is not a GGUF at its first bytes', async () => {
    let sent = 0
    answer = (_, response) => {
      response.writeHead(200)
      const timer = setInterval(() => {
        sent += 1000
        response.write(new Uint8Array(1000))
      })
      response.on('close', () => clearInterval(timer))
    }
    await expect(load()).rejects.toMatchObject({ code: 'not-gguf' })
    expect(sent).toBeLessThan(size)
  })
})
