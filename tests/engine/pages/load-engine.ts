import { LlamaEngine } from '#lib/engine/llama/engine.ts'
import kernelUrl from '#lib/engine/llama/kernel.wasm?url'
import { reserveModel, type ModelImage } from '#lib/engine/llama/model.ts'

/** A memory with the model file read into it, as the worker does it. */
export async function loadImage(): Promise<ModelImage> {
  const kernel = await WebAssembly.compileStreaming(fetch(kernelUrl))
  const response = await fetch('/model.gguf')
  const image = await reserveModel(kernel, Number(response.headers.get('Content-Length')))
  let at = 0
  const reader = response.body!.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return image
    image.file.set(value, at)
    at += value.length
  }
}

export function startEngine(image: ModelImage): Promise<LlamaEngine> {
  return LlamaEngine.start(image, { sha256: '' })
}
