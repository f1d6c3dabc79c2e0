import { expect, test } from 'vitest'
import type { Engine, FullDistribution } from '#lib/engine/types.ts'
import { modelReader } from './claims.ts'

/** Four tokens; after token i, tokens i and i + 1 stand three to one before the others. */
const engine: Pick<Engine, 'tokenize' | 'forward'> = {
  tokenize: (text: string) => Array.from(text, Number),
  forward: (ids, { positions = [ids.length - 1] } = {}) =>
    Promise.resolve(
      positions.map((position): FullDistribution => {
        const weights = [1, 1, 1, 1]
        weights[ids[position]] = 12
        weights[(ids[position] + 1) % 4] = 4
        return { kind: 'full', logits: Float32Array.from(weights, Math.log) }
      }),
    ),
}

test('a greedy run takes what the chain leaves on top, and tells how the model itself saw it', async () => {
  const { greedyRun } = modelReader(engine)
  expect((await greedyRun('0', [], 3)).map(({ id }) => id)).toEqual([0, 0, 0])
  const run = await greedyRun('0', [{ id: 'no-repeat-ngram', params: { size: 1 } }], 3)
  expect(run.map(({ id }) => id)).toEqual([1, 2, 3])
  for (const { logProb } of run) expect(logProb).toBeCloseTo(Math.log(4 / 18), 6)
})

test('summaries read every place but the first, of a text or of ids', async () => {
  const { summaries } = modelReader(engine)
  expect((await summaries('0012')).map(({ rank }) => rank)).toEqual([1, 2, 2])
  const [{ surprisal, probability }] = await summaries([0, 0])
  expect(probability).toBeCloseTo(12 / 18, 6)
  expect(surprisal).toBeCloseTo(Math.log2(18 / 12), 6)
})
