import { describe, expect, it } from 'vitest'
import { logSoftmax, logSumExp, maxOf, softmax, weightsOf } from './softmax.ts'

describe('softmax', () => {
  it('gives probabilities in proportion to e^l', () => {
    const [a, b, c] = softmax([Math.log(6), Math.log(3), Math.log(1)])
    expect([a, b, c]).toEqual([
      expect.closeTo(0.6, 14),
      expect.closeTo(0.3, 14),
      expect.closeTo(0.1, 14),
    ])
  })

  it('gives removed entries 0', () => {
    expect([...softmax([0, -Infinity, 0])]).toEqual([0.5, 0, 0.5])
  })

  it('does not overflow on large logits, nor lose small ones', () => {
    expect([...softmax([1000, 1000])]).toEqual([0.5, 0.5])
    expect([...softmax([-1000, -1000])]).toEqual([0.5, 0.5])
  })

  it('does not change when a constant is added', () => {
    expect([...softmax([3, 1])]).toEqual([...softmax([103, 101])])
  })
})

describe('logSoftmax', () => {
  it('keeps log-probabilities that no float64 probability could hold', () => {
    const [, small] = logSoftmax([0, -2000])
    expect(small).toBe(-2000)
  })

  it('keeps removed entries removed', () => {
    expect([...logSoftmax([0, -Infinity])]).toEqual([0, -Infinity])
  })
})

describe('logSumExp', () => {
  it('is the logarithm of the sum of exponentials', () => {
    expect(logSumExp([Math.log(2), Math.log(3)])).toBeCloseTo(Math.log(5), 15)
    expect(logSumExp([1000, 1000])).toBeCloseTo(1000 + Math.LN2, 12)
  })

  it('is −Infinity when nothing is left', () => {
    expect(logSumExp([-Infinity, -Infinity])).toBe(-Infinity)
    expect(logSumExp([])).toBe(-Infinity)
  })
})

describe('weightsOf', () => {
  it('is 1 for the largest and 0 for removed entries', () => {
    expect([...weightsOf([5, 5 - Math.LN2, -Infinity])]).toEqual([1, expect.closeTo(0.5, 15), 0])
  })
})

describe('maxOf', () => {
  it('takes 262,144 entries', () => {
    const values = new Float32Array(262_144)
    values[200_000] = 3
    expect(maxOf(values)).toBe(3)
  })
})
