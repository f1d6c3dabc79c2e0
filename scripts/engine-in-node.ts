import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { reserveModel, type ModelImage } from '#lib/engine/llama/model.ts'
import { buildKernel } from './build-kernel.mjs'
import { modelPath } from './model.mjs'

/** The compiled kernel; compiled now if its sources are newer. */
export async function kernelModule(): Promise<WebAssembly.Module> {
  await buildKernel()
  return WebAssembly.compile(
    readFileSync(new URL('../src/lib/engine/llama/kernel.wasm', import.meta.url)),
  )
}

/** A memory with these bytes as its model file. */
export async function imageOf(file: Uint8Array): Promise<ModelImage> {
  const image = await reserveModel(await kernelModule(), file.length)
  image.file.set(file)
  return image
}

/** The engine on the project's model, in Node: the same sources and the same bits as in the browser. */
export async function engineInNode(): Promise<LlamaEngine> {
  const file = readFileSync(modelPath())
  const sha256 = createHash('sha256').update(file).digest('hex')
  return LlamaEngine.start(await imageOf(file), { sha256 })
}
