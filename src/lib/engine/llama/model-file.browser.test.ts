import { afterEach, describe, expect, it, vi } from 'vitest'
import { fileBytes, modelOf } from './model-file.browser-fixture.ts'
import type { LoadOrder, LoadReport } from './model-file.browser-worker.ts'
import { storedName } from './model-file.ts'
import { storedBytes } from './model-store.ts'
import { sha256Hex } from './sha256.ts'

const workers: Worker[] = []
afterEach(() => workers.splice(0).forEach((worker) => worker.terminate()))

/** Loads in a worker of its own, as another tab would; `end` is resolved with how it came out. */
function load(order: LoadOrder) {
  const worker = new Worker(new URL('./model-file.browser-worker.ts', import.meta.url), {
    type: 'module',
  })
  workers.push(worker)
  const progress: number[] = []
  const end = new Promise<Exclude<LoadReport, { kind: 'progress' }>>((resolve) => {
    worker.addEventListener('message', ({ data }: MessageEvent<LoadReport>) => {
      if (data.kind === 'progress') progress.push(data.receivedBytes)
      else resolve(data)
    })
  })
  worker.postMessage(order)
  return { worker, progress, end }
}

/** Bytes kept of a file, as the page can tell. */
async function keptOf(seed: number): Promise<number> {
  const sha256 = await sha256Hex(modelOf(seed))
  return storedBytes(storedName({ url: '/', bytes: fileBytes, sha256 }))
}

describe('loadModelFile in a browser', () => {
  it('keeps the file for the next visit, which asks the server for nothing', async () => {
    expect(await load({ seed: 1 }).end).toEqual({ kind: 'loaded', kept: 'yes', ranges: [null] })
    expect(await keptOf(1)).toBe(fileBytes)
    expect(await load({ seed: 1 }).end).toEqual({ kind: 'loaded', kept: 'yes', ranges: [] })
  })

  it('goes on where the network was cut', async () => {
    const first = await load({ seed: 2, cutAfter: 300_000 }).end
    expect(first).toMatchObject({ kind: 'failed', code: 'download-failed' })
    const second = await load({ seed: 2 }).end
    expect(second).toEqual({ kind: 'loaded', kept: 'yes', ranges: ['bytes=300000-'] })
  })

  it('goes on where its worker was ended', async () => {
    const { worker, progress } = load({ seed: 3, stallAfter: 200_000 })
    await vi.waitFor(() => expect(progress.at(-1)).toBe(200_000))
    worker.terminate()
    const next = await load({ seed: 3 }).end
    expect(next).toEqual({ kind: 'loaded', kept: 'yes', ranges: ['bytes=200000-'] })
  })

  it('downloads once for two tabs, and shows the second how far the first is', async () => {
    const first = load({ seed: 4, stallAfter: 400_000 })
    await vi.waitFor(() => expect(first.progress.at(-1)).toBe(400_000))
    const second = load({ seed: 4 })
    await vi.waitFor(() => expect(second.progress).toEqual([400_000]), { timeout: 5000 })
    first.worker.terminate()
    const { ranges } = await second.end
    expect(ranges).toEqual(['bytes=400000-'])
  })

  it('lets a second tab find what the first has downloaded', async () => {
    const first = load({ seed: 5, holdUntil: 'go' })
    await vi.waitFor(() => expect(first.progress).toEqual([0]))
    const second = load({ seed: 5 })
    first.worker.postMessage('go')
    expect(await first.end).toMatchObject({ kept: 'yes', ranges: [null] })
    expect(await second.end).toMatchObject({ kept: 'yes', ranges: [] })
  })

  it('goes on without keeping where the browser has no such storage', async () => {
    const { end } = load({ seed: 6, withoutStorage: true })
    expect(await end).toEqual({ kind: 'loaded', kept: 'no-storage', ranges: [null] })
  })
})

describe('storedBytes', () => {
  it('counts what is kept of a file, 0 for one that was never asked for', async () => {
    expect(await keptOf(7)).toBe(0)
    await load({ seed: 7, cutAfter: 300_000 }).end
    expect(await keptOf(7)).toBe(300_000)
  })
})
