import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import type { ModelImage } from '#lib/engine/llama/model.ts'
import { loadImage, startEngine } from '../../engine/pages/load-engine.ts'
import { median, someIds, timed } from './measure.ts'

let image: ModelImage
let engine: LlamaEngine
/** Where the file lies; the image's own view of it ends when the memory grows. */
let place: { at: number; bytes: number }

async function load(): Promise<{ fetchMs: number; readyMs: number }> {
  const fetchMs = await timed(async () => (image = await loadImage()))
  place = { at: image.file.byteOffset, bytes: image.file.length }
  const readyMs = await timed(async () => {
    engine = await startEngine(image)
    await engine.forward([5])
  })
  return { fetchMs, readyMs }
}

function prefill(tokens: number): Promise<number> {
  engine.forget()
  return timed(() => engine.forward(someIds(tokens)))
}

async function step(tokens: number): Promise<number> {
  const ids = someIds(tokens + 8)
  await engine.forward(ids.slice(0, tokens))
  const times: number[] = []
  for (let length = tokens + 1; length <= ids.length; length++) {
    times.push(await timed(() => engine.forward(ids.slice(0, length))))
  }
  return median(times)
}

/** The least that a step can take: one pass of plain SIMD loads over the weights, where they lie. */
async function floor(): Promise<number> {
  const module = await WebAssembly.compileStreaming(fetch('/floor.wasm'))
  const { exports } = await WebAssembly.instantiate(module, { env: { memory: image.memory } })
  const pass = exports.pass as (at: number, bytes: number) => number
  const times: number[] = []
  for (let i = 0; i < 15; i++) times.push(await timed(() => pass(place.at, place.bytes)))
  return median(times)
}

window.engine = { load, prefill, step, floor }
