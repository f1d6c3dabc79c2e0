import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apart } from './apart.ts'

it.each([
  ['leaves labels where they belong while there is room', [0.1, 0.5, 0.9], [0.1, 0.5, 0.9]],
  ['pushes a label on from one that is too near', [0.1, 0.2, 0.9], [0.1, 0.3, 0.9]],
  ['pushes back from the end', [0.1, 0.95, 1], [0.1, 0.8, 1]],
])('%s', (_, wanted, places) => {
  apart(wanted, 0.2).forEach((place, i) => expect(place).toBeCloseTo(places[i], 12))
})

it('keeps the order and the distance, and stays from 0 to 1', () => {
  const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
    minLength: 1,
    maxLength: 5,
  })
  fc.assert(
    fc.property(shares, (unsorted) => {
      const places = apart(unsorted.sort(), 0.2)
      places.forEach((place, i) => {
        expect(place).toBeGreaterThanOrEqual(-1e-12)
        expect(place).toBeLessThanOrEqual(1)
        if (i > 0) expect(place - places[i - 1]).toBeGreaterThanOrEqual(0.2 - 1e-12)
      })
    }),
  )
})
