import { expect, it } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { summarizePosition } from './position-summary.ts'

const probabilities = [0.25, 0.5, 0.125, 0.0625, 0.03125, 0.03125]
const own = rank(Float32Array.from(probabilities.map(Math.log)))

it('says how open the position was and how the token that stands there was seen', () => {
  const { entropy, surprisal, probability, rank } = summarizePosition(own, 3)
  expect(entropy).toBeCloseTo(0.5 + 0.5 + 0.375 + 0.25 + 2 * 0.15625, 6)
  expect(surprisal).toBeCloseTo(4, 6)
  expect(probability).toBeCloseTo(0.0625, 6)
  expect(rank).toBe(4)
})

it('keeps the five tokens expected most, ties by lower id', () => {
  const { top } = summarizePosition(own, 0)
  expect(top.map(({ id }) => id)).toEqual([1, 0, 2, 3, 4])
  expect(top[0].probability).toBeCloseTo(0.5, 6)
})

it('finds no surprise in a token that had to come, and fewer expectations where fewer tokens can', () => {
  const sure = summarizePosition(rank(Float32Array.of(-Infinity, 3, -Infinity)), 1)
  expect(sure).toEqual({
    entropy: 0,
    surprisal: 0,
    probability: 1,
    rank: 1,
    top: [{ id: 1, probability: 1 }],
  })
})
