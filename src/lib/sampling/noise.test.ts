import { describe, expect, it } from 'vitest'
import { coinAt, gumbelAt, uAt } from './index.ts'

describe('uAt', () => {
  it('is the published words of Philox4x32-10 as a float64', () => {
    expect(uAt(0, 0, 0)).toBe((0x6627e8d5 * 2 ** 21 + (0xe169c58d >>> 11)) / 2 ** 53)
  })

  it('is the same for the same seed, step and attempt, and another for any other', () => {
    expect(uAt(7, 3, 1)).toBe(uAt(7, 3, 1))
    const others = [
      uAt(8, 3, 1),
      uAt(7, 4, 1),
      uAt(7, 3, 2),
      uAt(7 + 2 ** 32, 3, 1),
      coinAt(7, 3, 1),
    ]
    expect(new Set([uAt(7, 3, 1), ...others]).size).toBe(6)
  })

  it('fills [0, 1) evenly over steps, attempts and seeds', () => {
    const ways = [
      (i: number) => uAt(1, i, 0),
      (i: number) => uAt(1, 0, i),
      (i: number) => uAt(i, 0, 0),
      (i: number) => coinAt(1, i, 0),
    ]
    for (const at of ways) {
      const counts = new Array<number>(20).fill(0)
      for (let i = 0; i < 20_000; i++) counts[Math.floor(at(i) * 20)]++
      const chiSquare = counts.reduce((sum, n) => sum + (n - 1000) ** 2 / 1000, 0)
      // 19 degrees of freedom: above 43.8 once in a thousand.
      expect(chiSquare).toBeLessThan(43.8)
    }
  })

  it('refuses what is no seed, step or attempt', () => {
    expect(() => uAt(-1, 0, 0)).toThrow(
      'noise: seed must be an integer in [0, 9007199254740992), got -1',
    )
    expect(() => uAt(0, 0.5, 0)).toThrow('noise: step must be')
    expect(() => uAt(0, 0, 2 ** 32)).toThrow('noise: attempt must be')
    expect(() => uAt(NaN, 0, 0)).toThrow('noise: seed must be')
  })
})

describe('gumbelAt', () => {
  it('has mean γ and variance π²/6', () => {
    const noise = gumbelAt(5, 0, 0)
    const values = Array.from({ length: 20_000 }, (_, id) => noise(id))
    const mean = values.reduce((a, b) => a + b) / values.length
    const variance = values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length
    expect(mean).toBeCloseTo(0.5772, 1)
    expect(variance).toBeCloseTo(Math.PI ** 2 / 6, 1)
  })

  it('gives each id its own noise, the same at every call', () => {
    const noise = gumbelAt(5, 1, 2)
    expect(noise(6)).toBe(gumbelAt(5, 1, 2)(6))
    expect(noise(6)).not.toBe(noise(7))
  })
})
