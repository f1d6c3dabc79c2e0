import { describe, expect, it } from 'vitest'
import { surprisalMoments } from './entropy.ts'

describe('surprisalMoments', () => {
  it('is ln n and 0 where n entries are alike', () => {
    const { entropy, varentropy } = surprisalMoments([2, 2, -Infinity, 2, 2])
    expect(entropy).toBeCloseTo(Math.log(4), 15)
    expect(varentropy).toBe(0)
  })

  it('is 0 and 0 where one entry is certain', () => {
    expect(surprisalMoments([7, -Infinity])).toEqual({ entropy: 0, varentropy: 0 })
    expect(surprisalMoments([800, 0])).toEqual({ entropy: 0, varentropy: 0 })
  })

  it('is the mean and variance of −ln p', () => {
    const p = [0.5, 0.3, 0.2]
    const mean = -p.reduce((sum, x) => sum + x * Math.log(x), 0)
    const variance = p.reduce((sum, x) => sum + x * (-Math.log(x) - mean) ** 2, 0)
    const moments = surprisalMoments(p.map(Math.log))
    expect(moments.entropy).toBeCloseTo(mean, 15)
    expect(moments.varentropy).toBeCloseTo(variance, 15)
  })

  it('keeps the digits of a small variance', () => {
    // p = (1 − q, q): the variance is q (1 − q) ln²((1 − q)/q).
    const q = 1e-12
    const { varentropy } = surprisalMoments([Math.log1p(-q), Math.log(q)])
    expect(varentropy / (q * (1 - q) * Math.log((1 - q) / q) ** 2)).toBeCloseTo(1, 9)
  })
})
