import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderDescending } from './rank.ts'

describe('orderDescending', () => {
  it('puts larger values first, equal ones by lower index, −Infinity last', () => {
    const values = [1, -Infinity, 3, -2, 3, 0, -0, -Infinity, 1e-45, -1e-45]
    const order = [2, 4, 0, 8, 5, 6, 9, 3, 1, 7]
    expect([...orderDescending(Float32Array.from(values))]).toEqual(order)
    expect([...orderDescending(Float64Array.from(values))]).toEqual(order)
  })

  it('agrees with a comparison sort on any floats', () => {
    const check = (values: Float32Array | Float64Array) => {
      const expected = [...values.keys()].sort((a, b) => values[b] - values[a] || a - b)
      expect([...orderDescending(values)]).toEqual(expected)
    }
    fc.assert(fc.property(fc.float32Array({ noNaN: true, noDefaultInfinity: true }), check))
    fc.assert(fc.property(fc.float64Array({ noNaN: true, noDefaultInfinity: true }), check))
  })

  it('sorts 262,144 values and leaves them as they were', () => {
    const values = Float32Array.from({ length: 262_144 }, (_, i) => Math.sin(i) * 30)
    const before = values.slice()
    const order = orderDescending(values)
    expect(values).toEqual(before)
    for (let i = 1; i < order.length; i++)
      if (values[order[i]] > values[order[i - 1]]) throw new Error(`out of order at ${i}`)
    expect(new Set(order).size).toBe(values.length)
  })
})
