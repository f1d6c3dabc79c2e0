import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildKernel } from '../../../../scripts/build-kernel.mjs'
import { modelPath } from '../../../../scripts/model.mjs'
import { defaultModel } from '../catalog.ts'
import type { LoadingStage } from './calls.ts'
import type { ModelStore } from './model-store.ts'
import { startEngine, type StartTools } from './start-engine.ts'

const kernelUrl = 'http://localhost/kernel.wasm'
const modelUrl = 'http://localhost/model.gguf'

let kernel: Uint8Array<ArrayBuffer>
let model: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  await buildKernel()
  kernel = new Uint8Array(readFileSync(new URL('kernel.wasm', import.meta.url)))
  model = new Uint8Array(readFileSync(modelPath()))
})
afterEach(() => void vi.unstubAllGlobals())

const nowhere: ModelStore = (_, use) => use('no-storage')

/** Starts with these two files on the server; the hash asked for is that of the file. */
function start(files: { kernel?: BodyInit; model: Uint8Array<ArrayBuffer> }) {
  const stages: LoadingStage[] = []
  const fetch = async (address: RequestInfo | URL) => {
    const file = String(address) === kernelUrl ? files.kernel : files.model
    return new Response(file ?? null, { status: file ? 200 : 404 })
  }
  const tools: StartTools = {
    kernel: kernelUrl,
    store: nowhere,
    fetch,
    onProgress: ({ stage }) => stages.at(-1) === stage || stages.push(stage),
  }
  const sha256 = createHash('sha256').update(files.model).digest('hex')
  const source = { url: modelUrl, bytes: files.model.length, sha256 }
  return { stages, started: startEngine(source, tools) }
}

describe('startEngine', () => {
  it('goes through its stages to an engine that has passed its own check', async () => {
    const { stages, started } = start({ kernel, model })
    const { engine, report, kept } = await started
    expect(stages).toEqual(['download', 'unpack', 'start', 'check'])
    expect(report.passed).toBe(true)
    expect(kept).toBe('no-storage')
    expect(engine.info).toMatchObject({ name: defaultModel.name, sha256: defaultModel.sha256 })
  })

  it('never hands over an engine that computes something else than it should', async () => {
    const altered = model.slice()
    altered[50_000_000] ^= 1
    const { stages, started } = start({ kernel, model: altered })
    await expect(started).rejects.toMatchObject({
      code: 'self-check-failed',
      message: expect.stringContaining('The capital of France is'),
    })
    expect(stages.at(-1)).toBe('check')
  })

  it('says what is wrong with a file that begins as a GGUF and is none', async () => {
    const { started } = start({ kernel, model: new TextEncoder().encode('GGUF, or so it says') })
    await expect(started).rejects.toMatchObject({ name: 'EngineError' })
  })

  it('says that the memory does not suffice', async () => {
    const tools: StartTools = {
      kernel: kernelUrl,
      store: nowhere,
      fetch: async () => new Response(kernel),
      onProgress: () => {},
    }
    const source = { url: modelUrl, bytes: 2 ** 33, sha256: '' }
    await expect(startEngine(source, tools)).rejects.toMatchObject({ code: 'out-of-memory' })
  })

  it('says that the kernel is missing', async () => {
    await expect(start({ model }).started).rejects.toMatchObject({ code: 'download-failed' })
  })

  it('says that the browser has no WebAssembly, or none that runs the kernel', async () => {
    const unknown = new Uint8Array([...kernel.subarray(0, 8), 255])
    await expect(start({ kernel: unknown, model }).started).rejects.toMatchObject({
      code: 'no-webassembly',
    })
    vi.stubGlobal('WebAssembly', undefined)
    await expect(start({ kernel, model }).started).rejects.toMatchObject({ code: 'no-webassembly' })
  })
})
