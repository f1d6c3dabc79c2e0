import { describe, expect, it } from 'vitest'
import {
  dotCount,
  namedRanks,
  placeLabels,
  rankTicks,
  shareMarks,
  tableRanks,
} from './chart-labels.ts'

const wide = { width: 1080, height: 320, count: 49_152, decades: 17 }
const phone = { ...wide, width: 250 }
const ranks = (plot: typeof wide) => namedRanks(plot).map(({ rank }) => rank)

describe('namedRanks', () => {
  it('names as many as there is room for, and always the last', () => {
    expect(ranks(wide)).toEqual([1, 3, 100, 1000, 10_000, 30_000, 49_152])
    expect(ranks(phone)).toEqual([100, 49_152])
    // The first name stands to the right of its point: there the third would be written over it.
    expect(ranks({ ...wide, width: 848 })).not.toContain(3)
    expect(ranks({ ...wide, count: 1 })).toEqual([1])
  })

  it('keeps names out of the steep end', () => {
    expect(namedRanks(wide).map(({ anchor }) => anchor)).toEqual(
      expect.arrayContaining(['start', 'middle', 'end']),
    )
    expect(namedRanks(wide).at(-1)!.anchor).toBe('above')
  })
})

describe('dotCount', () => {
  it('ends where dots would run into each other', () => {
    expect(dotCount(wide)).toBe(10)
    expect(dotCount(phone)).toBe(2)
  })
})

describe('rankTicks', () => {
  it('names powers of ten and the last rank, and none that would touch it', () => {
    expect(rankTicks(wide)).toEqual([1, 10, 100, 1000, 10_000, 49_152])
    expect(rankTicks(phone)).toEqual([1, 10, 100, 1000, 49_152])
    expect(rankTicks({ ...wide, count: 4 })).toEqual([1, 4])
  })
})

describe('shareMarks', () => {
  it('makes one mark of shares that the same number of tokens reaches', () => {
    expect(shareMarks([0.5, 0.9, 0.99], [1, 1, 8])).toEqual([
      { rank: 1, shares: [0.5, 0.9] },
      { rank: 8, shares: [0.99] },
    ])
  })
})

describe('placeLabels', () => {
  it('leaves labels that are far apart in the lowest row', () => {
    const rows = placeLabels(
      [0, 300, 600].map((x) => ({ x, text: '50 % in 2' })),
      1000,
    )
    expect(rows).toEqual([0, 0, 0].map((row) => ({ row, isLeft: false })))
  })

  it('stacks those that would lie over each other', () => {
    const rows = placeLabels(
      [10, 20, 30].map((x) => ({ x, text: '50 % in 2' })),
      1000,
    )
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2])
  })

  it('turns a label to the left where the plot ends', () => {
    const [label] = placeLabels([{ x: 980, text: '99 % in 40,000' }], 1000)
    expect(label).toEqual({ isLeft: true, row: 0 })
  })
})

describe('tableRanks', () => {
  it('goes from the first to the last, closely at first', () => {
    expect(tableRanks(4)).toEqual([1, 2, 3, 4])
    expect(tableRanks(300).slice(9)).toEqual([10, 20, 50, 100, 200, 300])
    expect(new Set(tableRanks(100)).size).toBe(tableRanks(100).length)
  })
})
