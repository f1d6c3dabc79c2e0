import { expect, it } from 'vitest'
import { nucleusOf } from './nucleus.ts'

const ten = [0.33, 0.22, 0.14, 0.11, 0.07, 0.055, 0.035, 0.025, 0.01, 0.005]

it('keeps six places with mass 0.925 at p = 0.9, and divides them by it', () => {
  const { places, keptCount, keptMass } = nucleusOf(ten, 0.9)
  expect(keptCount).toBe(6)
  expect(keptMass).toBeCloseTo(0.925, 12)
  expect(places[0].shaped).toBeCloseTo(0.33 / 0.925, 12)
  expect(places[5].shaped).toBeCloseTo(0.055 / 0.925, 12)
  expect(places[6].shaped).toBeUndefined()
})

it('adds up the places in order', () => {
  const sums = nucleusOf(ten, 0.9).places.map(({ sum }) => Number(sum.toFixed(6)))
  expect(sums).toEqual([0.33, 0.55, 0.69, 0.8, 0.87, 0.925, 0.96, 0.985, 0.995, 1])
})

it.each([
  [0.01, 1],
  [0.33, 1],
  [0.34, 2],
  [0.55, 2],
  [0.69, 3],
  [0.8, 4],
  [0.87, 5],
  [0.88, 6],
  [0.96, 7],
  [0.99, 9],
  [1, 10],
])('at p = %d keeps %d, a sum on the border having reached it', (p, kept) => {
  expect(nucleusOf(ten, p).keptCount).toBe(kept)
})
