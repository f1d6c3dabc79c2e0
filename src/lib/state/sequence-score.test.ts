import { expect, it } from 'vitest'
import { scoreSequence } from './sequence-score.ts'

it('scores each token by what was said before it, in one pass', async () => {
  const asked: { ids: number[]; positions: readonly number[] | undefined }[] = []
  const engine = {
    tokenize: () => [5, 6],
    forward: async (ids: ArrayLike<number>, options: { positions?: readonly number[] } = {}) => {
      asked.push({ ids: Array.from(ids), positions: options.positions })
      const ln = Math.log
      return [
        { kind: 'full' as const, logits: Float32Array.of(ln(1), ln(2), ln(5)) },
        { kind: 'full' as const, logits: Float32Array.of(ln(6), ln(3), ln(1)) },
      ]
    },
  }
  const scores = await scoreSequence(engine, { prompt: 'ab', ids: [1, 0] })
  expect(asked).toEqual([{ ids: [5, 6, 1], positions: [1, 2] }])
  expect(scores.map(({ id }) => id)).toEqual([1, 0])
  expect(scores.map(({ rank }) => rank)).toEqual([2, 1])
  expect(scores[0].logProb).toBeCloseTo(Math.log(2 / 8), 6)
  expect(scores[1].logProb).toBeCloseTo(Math.log(6 / 10), 6)
})
