import { describe, expect, it } from 'vitest'
import { chiSquareTail } from './chi-square.ts'

describe('chiSquareTail', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.4: upper critical values, three decimals.
  const published = [
    { degrees: 1, at: { 0.1: 2.706, 0.05: 3.841, 0.01: 6.635, 0.001: 10.828 } },
    { degrees: 2, at: { 0.1: 4.605, 0.05: 5.991, 0.01: 9.21, 0.001: 13.816 } },
    { degrees: 5, at: { 0.1: 9.236, 0.05: 11.07, 0.01: 15.086, 0.001: 20.515 } },
    { degrees: 10, at: { 0.1: 15.987, 0.05: 18.307, 0.01: 23.209, 0.001: 29.588 } },
    { degrees: 30, at: { 0.1: 40.256, 0.05: 43.773, 0.01: 50.892, 0.001: 59.703 } },
    { degrees: 100, at: { 0.1: 118.498, 0.05: 124.342, 0.01: 135.807, 0.001: 149.449 } },
  ]
  for (const { degrees, at } of published) {
    it(`gives the published values for ${degrees} degrees of freedom`, () => {
      for (const [tail, critical] of Object.entries(at))
        expect(chiSquareTail(critical, degrees) / Number(tail)).toBeCloseTo(1, 2.5)
    })
  }

  it('is a plain exponential for 2 degrees, and e^(−x/2) (1 + x/2) for 4', () => {
    for (const x of [0.01, 0.5, 1, 3.9, 4.1, 20, 300]) {
      expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 12)
      expect(chiSquareTail(x, 4) / (Math.exp(-x / 2) * (1 + x / 2))).toBeCloseTo(1, 10)
    }
  })

  it('falls from 1 to 0 without a step where the way of computing it changes', () => {
    for (const degrees of [1, 7, 400, 20_000]) {
      const border = degrees + 2
      const [below, above] = [border - 1e-9, border + 1e-9].map((x) => chiSquareTail(x, degrees))
      expect(below / above).toBeCloseTo(1, 8)
      expect(chiSquareTail(0, degrees)).toBe(1)
      expect(chiSquareTail(1e6, degrees)).toBeCloseTo(0, 12)
      expect(chiSquareTail(Infinity, degrees)).toBe(0)
    }
  })

  it('is one half at the median', () => {
    // Wilson and Hilferty: the median is about df (1 − 2 / (9 df))³.
    for (const degrees of [50, 1000, 19_999])
      expect(chiSquareTail(degrees * (1 - 2 / (9 * degrees)) ** 3, degrees)).toBeCloseTo(0.5, 3)
  })

  it('refuses what is no chi-square', () => {
    expect(() => chiSquareTail(-1, 2)).toThrow('must be at least 0, got -1')
    expect(() => chiSquareTail(NaN, 2)).toThrow('got NaN')
    expect(() => chiSquareTail(1, 0)).toThrow('degrees must be an integer from 1, got 0')
    expect(() => chiSquareTail(1, 2.5)).toThrow('got 2.5')
  })
})
