// Computes the texts of hashes.json in this browser and sends the hashes, and some times, to the server.
import { hashLogits } from '#lib/engine/llama/logits-hash.ts'
import golden from '../../golden/engine/hashes.json'
import { loadImage, startEngine } from './load-engine.ts'

export type BrowserReport = {
  userAgent: string
  hashes: string[]
  startMs: number
  prefill128Ms: number
  stepMs: number
}

async function report(): Promise<BrowserReport> {
  const image = await loadImage()
  const [engine, startMs] = await timed(() => startEngine(image))
  const hashes: string[] = []
  for (const { text } of golden.texts) {
    const [{ logits }] = await engine.forward(engine.tokenize(text))
    hashes.push(hashLogits(logits))
  }
  const ids = Array.from({ length: 128 }, (_, i) => 1000 + 37 * i)
  const [, prefill128Ms] = await timed(() => engine.forward(ids))
  engine.forget()
  await engine.forward(ids.slice(0, 32))
  const steps: number[] = []
  for (let length = 33; length < 50; length++) {
    steps.push((await timed(() => engine.forward(ids.slice(0, length))))[1])
  }
  const stepMs = steps.sort((a, b) => a - b)[steps.length >> 1]
  return { userAgent: navigator.userAgent, hashes, startMs, prefill128Ms, stepMs }
}

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const started = performance.now()
  const result = await work()
  return [result, performance.now() - started]
}

const result = await report().catch((error: unknown) => ({ error: String(error) }))
await fetch('/result', { method: 'POST', body: JSON.stringify(result) })
