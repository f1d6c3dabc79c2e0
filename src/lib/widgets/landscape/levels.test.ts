import { expect, it } from 'vitest'
import { levelOf } from './levels.ts'

const summary = { entropy: 0, surprisal: 0, probability: 1, rank: 1, top: [] }

it.each([
  [0.49, 1],
  [0.5, 2],
  [1.5, 2],
  [1.51, 3],
  [3, 3],
  [3.01, 4],
  [5, 4],
  [5.01, 5],
])('puts an entropy of %d bits at level %d', (entropy, level) => {
  expect(levelOf({ ...summary, entropy }, 'entropy')).toBe(level)
})

it.each([
  [1, 1],
  [2, 2],
  [10, 2],
  [11, 3],
  [100, 3],
  [101, 4],
  [1000, 4],
  [1001, 5],
])('puts rank %d at level %d', (rank, level) => {
  expect(levelOf({ ...summary, rank }, 'rank')).toBe(level)
})

it('puts surprisal at the steps that the text of the bench has', () => {
  const probabilities = [0.51, 0.11, 0.011, 0.0011, 0.0009]
  const levels = probabilities.map((probability) =>
    levelOf({ ...summary, probability }, 'surprisal'),
  )
  expect(levels).toEqual([1, 2, 3, 4, 5])
})
