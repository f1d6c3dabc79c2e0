import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseRank, positionOf, rankAt, rankByKey, ranksAround } from './rank-axis.ts'

const V = 49_152

describe('positionOf', () => {
  it('gives each factor of ten the same length', () => {
    expect(positionOf(1, 1000)).toBe(0)
    expect(positionOf(10, 1000)).toBeCloseTo(1 / 3, 12)
    expect(positionOf(100, 1000)).toBeCloseTo(2 / 3, 12)
    expect(positionOf(1000, 1000)).toBe(1)
  })

  it('puts the only token of an axis at its beginning', () => {
    expect(positionOf(1, 1)).toBe(0)
  })
})

describe('rankAt', () => {
  it('finds every rank at its own position', () => {
    const ranks = fc.integer({ min: 1, max: V })
    fc.assert(fc.property(ranks, (rank) => rankAt(positionOf(rank, V), V) === rank))
  })

  it('stays on the axis', () => {
    expect([rankAt(-0.2, V), rankAt(1.3, V)]).toEqual([1, V])
  })
})

describe('rankByKey', () => {
  it('goes rank by rank where ranks are far apart, and by a twentieth of a decade where they are not', () => {
    expect(rankByKey('ArrowRight', 1, V)).toBe(2)
    expect(rankByKey('ArrowLeft', 3, V)).toBe(2)
    expect(rankByKey('ArrowUp', 1000, V)).toBe(1122)
    expect(rankByKey('ArrowDown', 1000, V)).toBe(891)
  })

  it('goes by decades and to the ends', () => {
    expect(rankByKey('PageUp', 70, V)).toBe(700)
    expect(rankByKey('PageDown', 700, V)).toBe(70)
    expect(rankByKey('Home', 700, V)).toBe(1)
    expect(rankByKey('End', 700, V)).toBe(V)
  })

  it('stops at the ends', () => {
    expect(rankByKey('ArrowLeft', 1, V)).toBe(1)
    expect(rankByKey('ArrowRight', V, V)).toBe(V)
    expect(rankByKey('PageUp', 40_000, V)).toBe(V)
  })

  it('leaves other keys alone', () => {
    expect(rankByKey('Tab', 5, V)).toBeUndefined()
  })
})

describe('ranksAround', () => {
  it('has the rank in the middle, but for the ends', () => {
    expect(ranksAround(1004, V)).toEqual([1002, 1003, 1004, 1005, 1006])
    expect(ranksAround(1, V)).toEqual([1, 2, 3, 4, 5])
    expect(ranksAround(V, V)).toEqual([V - 4, V - 3, V - 2, V - 1, V])
    expect(ranksAround(2, 3)).toEqual([1, 2, 3])
  })
})

describe('parseRank', () => {
  it('takes separators', () => {
    expect(parseRank('1,004', V)).toBe(1004)
    expect(parseRank(' 49 152 ', V)).toBe(V)
  })

  it.each(['', '0', '49153', '-3', '2.5', '1e3', 'ten'])('refuses “%s”', (text) => {
    expect(parseRank(text, V)).toBeUndefined()
  })
})
