import { describe, expect, it } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { expectedness, scoreToken, summarize } from './token-score.ts'

const own = rank(Float32Array.from([0.5, 0.125, 0.25, 0.125].map(Math.log)))

describe('scoreToken', () => {
  it('says how the model itself saw a token', () => {
    const score = scoreToken(own, 2)
    expect(score.probability).toBeCloseTo(0.25, 6)
    expect(score.logProb).toBeCloseTo(Math.log(0.25), 6)
    expect(score.rank).toBe(2)
  })
})

describe('summarize', () => {
  it('adds log-probabilities up, and averages before it exponentiates', () => {
    const { logProb, bits, perplexity } = summarize([scoreToken(own, 0), scoreToken(own, 1)])
    expect(logProb).toBeCloseTo(Math.log(0.5 * 0.125), 6)
    expect(bits).toBeCloseTo(4, 6)
    expect(perplexity).toBeCloseTo(4, 6)
  })

  it('calls the perplexity of nothing 1', () => {
    expect(summarize([]).perplexity).toBe(1)
  })
})

it.each([
  [0.51, 1],
  [0.5, 2],
  [0.1, 3],
  [0.01, 4],
  [0.001, 5],
  [0, 5],
])('puts probability %d in step %d', (probability, step) => {
  expect(expectedness(probability)).toBe(step)
})
