import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * The samplers of transformers.js on one distribution: penalty, temperature and top-k, which is all
 * it has of the five.
 */
export type Peer = (logits: Float32Array, contextIds: readonly number[]) => Promise<number>

type Package = {
  Tensor: new (type: 'float32', data: Float32Array, dims: number[]) => { data: Float32Array }
  RepetitionPenaltyLogitsProcessor: new (
    penalty: number,
  ) => (ids: bigint[][], logits: unknown) => unknown
  TemperatureLogitsWarper: new (
    temperature: number,
  ) => (ids: bigint[][], logits: unknown) => unknown
  topk(logits: unknown, k: number): Promise<[{ data: Float32Array }, { data: BigInt64Array }]>
  softmax(values: Float32Array): Float32Array
}

/** @returns undefined where the package is not installed */
export async function transformersJs(): Promise<Peer | undefined> {
  const folder = new URL('../peers/transformers-js/', import.meta.url)
  const entry = new URL('node_modules/@huggingface/transformers/dist/transformers.node.mjs', folder)
  if (!existsSync(fileURLToPath(entry))) return undefined
  const library = (await import(/* @vite-ignore */ entry.href)) as Package
  const penalty = new library.RepetitionPenaltyLogitsProcessor(1.1)
  const temperature = new library.TemperatureLogitsWarper(0.8)
  return async (logits, contextIds) => {
    // It changes the logits in place, so it needs a copy, as generate() gives it one.
    const tensor = new library.Tensor('float32', logits.slice(), [1, logits.length])
    const ids = [Array.from(contextIds, BigInt)]
    penalty(ids, tensor)
    temperature(ids, tensor)
    const [values] = await library.topk(tensor, 40)
    return library.softmax(values.data)[0]
  }
}
