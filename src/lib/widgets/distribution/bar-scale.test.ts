import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { linearScale, logScale } from './bar-scale.ts'

describe('linearScale', () => {
  it('leaves a little room beyond the longest bar, and ends on a multiple of 2 %', () => {
    const scale = linearScale(0.4)
    expect(scale.to).toBe('42\u202f%')
    expect(scale.length(0.42)).toBeCloseTo(100)
    expect(scale.length(0.21)).toBeCloseTo(50)
  })

  it('never ends beyond 1', () => {
    expect(linearScale(0.99).length(1)).toBe(100)
  })
})

describe('logScale', () => {
  it('gives each factor of ten the same length, from 10⁻¹² to 1', () => {
    expect([logScale.from, logScale.to]).toEqual(['10⁻¹²', '1'])
    for (let power = -11; power <= 0; power++)
      expect(logScale.length(10 ** power)).toBeCloseTo(((power + 12) / 12) * 100)
  })
})

it.each([
  ['linear', linearScale(0.4)],
  ['logarithmic', logScale],
])('gives a %s bar a length between a visible least and the whole, and none to nothing', (_, s) => {
  expect(s.length(0)).toBe(0)
  const probability = fc.double({ min: Number.MIN_VALUE, max: 1, noNaN: true })
  fc.assert(
    fc.property(probability, (p) => {
      expect(s.length(p)).toBeGreaterThanOrEqual(0.6)
      expect(s.length(p)).toBeLessThanOrEqual(100)
    }),
  )
})
