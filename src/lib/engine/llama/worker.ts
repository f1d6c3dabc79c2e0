import { serveCalls, type ServerPort } from './call-server.ts'
import type { LlamaEngine } from './engine.ts'
import kernelUrl from './kernel.wasm?url'
import { browserStore } from './model-store.ts'
import { startEngine } from './start-engine.ts'

// Runes are not compiled in here: whatever this file reaches is plain TypeScript, and a test watches over it.

let engine: LlamaEngine | undefined

function live(): LlamaEngine {
  if (engine === undefined) throw new Error('No engine has been loaded.')
  return engine
}

serveCalls(self as unknown as ServerPort, {
  async load({ source, afresh }, { progress }) {
    const kernel = new URL(kernelUrl, import.meta.url)
    const tools = { kernel, store: browserStore, fetch, afresh, onProgress: progress }
    const { report, kept, ...started } = await startEngine(source, tools)
    engine = started.engine
    return { info: engine.info, pieces: engine.pieces(), report, kept }
  },

  tokenize: (text) => live().tokenize(text),

  async forward({ ids, positions }, { signal, progress, transfer }) {
    const onProgress = (done: number, total: number) => progress({ done, total })
    const options = { signal, onProgress, ...(positions ? { positions } : {}) }
    const distributions = await live().forward(ids, options)
    const logits = distributions.map((distribution) => distribution.logits)
    transfer.push(...logits.map((one) => one.buffer))
    return logits
  },

  stats: () => live().stats(),
})
