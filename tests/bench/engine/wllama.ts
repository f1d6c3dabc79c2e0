import { median, someIds, timed } from './measure.ts'

/** As much of wllama 2.4 as is used here; its package stands in a folder of its own, and may be missing. */
type Wllama = {
  loadModel(blobs: Blob[], options: { n_ctx: number; n_threads: number }): Promise<void>
  kvClear(): Promise<void>
  decode(ids: number[], options: object): Promise<unknown>
}
type Package = { Wllama: new (files: Record<string, string>, options: object) => Wllama }

const folder = '/tests/bench/peers/node_modules/@wllama/wllama/esm'
const address = `${folder}/index.js`
const { Wllama } = (await import(/* @vite-ignore */ address)) as Package
const wasm = { 'single-thread/wllama.wasm': `${folder}/single-thread/wllama.wasm` }
const wllama = new Wllama(wasm, { suppressNativeLog: true })

async function load(): Promise<{ fetchMs: number; readyMs: number }> {
  let blob = new Blob()
  const fetchMs = await timed(async () => (blob = await (await fetch('/model.gguf')).blob()))
  const readyMs = await timed(async () => {
    await wllama.loadModel([blob], { n_ctx: 2048, n_threads: 1 })
    await wllama.decode([5], {})
  })
  return { fetchMs, readyMs }
}

async function prefill(tokens: number): Promise<number> {
  await wllama.kvClear()
  return timed(() => wllama.decode(someIds(tokens), {}))
}

async function step(tokens: number): Promise<number> {
  const ids = someIds(tokens + 8)
  await wllama.kvClear()
  await wllama.decode(ids.slice(0, tokens), {})
  const times: number[] = []
  for (const id of ids.slice(tokens)) times.push(await timed(() => wllama.decode([id], {})))
  return median(times)
}

window.engine = { load, prefill, step }
