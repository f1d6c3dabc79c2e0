import { expect, it } from 'vitest'
import { nearestInLine } from './line-moves.ts'

// Three lines, of which a taller token of the second is drawn a little higher.
const places = [
  { left: 0, top: 0 },
  { left: 50, top: 0 },
  { left: 90, top: 0 },
  { left: 0, top: 40 },
  { left: 60, top: 37 },
  { left: 0, top: 80 },
]
const from = (at: number, by: 1 | -1) => nearestInLine((i) => places[i], places.length, at, by)

it('goes to the nearest token of the next line, and of the one before', () => {
  expect([from(0, 1), from(1, 1), from(2, 1)]).toEqual([3, 4, 4])
  expect([from(3, -1), from(4, -1), from(5, -1)]).toEqual([0, 1, 3])
})

it('stays where there is no further line', () => {
  expect([from(1, -1), from(5, 1)]).toEqual([1, 5])
})
