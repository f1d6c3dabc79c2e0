import { expect, it } from 'vitest'
import { captureGreedy, type CapturedStep } from './greedy-capture.ts'

it('goes on with the most probable token, one forward pass a step, and keeps each distribution', async () => {
  const asked: number[][] = []
  const engine = {
    tokenize: () => [1],
    forward: async (ids: ArrayLike<number>) => {
      asked.push(Array.from(ids))
      const logits = Float32Array.of(0, ids.length === 1 ? 2 : 0, ids.length === 2 ? 3 : 1)
      return [{ kind: 'full' as const, logits }]
    },
  }
  const steps: CapturedStep[] = []
  for await (const step of captureGreedy(engine, { prompt: 'a', steps: 3 })) steps.push(step)
  expect(asked).toEqual([[1], [1, 1], [1, 1, 2]])
  expect(steps.map(({ id }) => id)).toEqual([1, 2, 2])
  expect([...steps[1].logits]).toEqual([0, 0, 3])
  expect(steps[1].own.idByRank[0]).toBe(2)
})
