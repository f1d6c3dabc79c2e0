import { describe, expect, it } from 'vitest'
import { dartsOf, removedBy, tallyOf, traceOf, writeText } from './knobs.ts'

const four = [0.6, 0.25, 0.1, 0.05]
const off = { T: 1, k: 0, p: 1 }
const shares = (knobs: Partial<typeof off>) => [
  ...traceOf(four, { ...off, ...knobs }).probabilityByRank,
]
const expectShares = (knobs: Partial<typeof off>, expected: number[]) => {
  expect(shares(knobs)).toHaveLength(expected.length)
  expected.forEach((share, i) => expect(shares(knobs)[i]).toBeCloseTo(share, 12))
}

describe('the three knobs', () => {
  it('leave everything as it is when they are off', () => expectShares({}, four))

  it('square the ratios at T = 0.5 and take their root at T = 2', () => {
    const squares = four.map((share) => share ** 2)
    const sum = squares.reduce((a, b) => a + b)
    expectShares(
      { T: 0.5 },
      squares.map((square) => square / sum),
    )
    expect(shares({ T: 2 })[0] / shares({ T: 2 })[1]).toBeCloseTo(Math.sqrt(0.6 / 0.25), 12)
  })

  it('leave one word at T = 0', () => expectShares({ T: 0 }, [1]))

  it('scale up what top-k keeps', () => expectShares({ k: 2 }, [0.6 / 0.85, 0.25 / 0.85]))

  it.each([
    [0.6, 1],
    [0.61, 2],
    [0.85, 2],
    [0.95, 3],
    [0.96, 4],
  ])('keep at top-p %d as many as reach it: %d', (p, kept) => {
    expect(shares({ p })).toHaveLength(kept)
  })

  it('let top-p see the shares that top-k left: with three words 0.89 takes two', () => {
    const trace = traceOf(four, { ...off, k: 3, p: 0.89 })
    expect(removedBy(trace, 'top-k')).toEqual([3])
    expect(removedBy(trace, 'top-p')).toEqual([2])
  })
})

describe('drawing', () => {
  it('writes the same text again from the same seed, one word more at a time', () => {
    const trace = traceOf(four, off)
    expect(writeText(trace, 7, 12).slice(0, 5)).toEqual(writeText(trace, 7, 5))
    expect(writeText(trace, 8, 24)).not.toEqual(writeText(trace, 7, 24))
    expect(writeText(traceOf(four, { ...off, T: 0 }), 7, 3)).toEqual([0, 0, 0])
  })

  it('comes close to the shares in ten thousand draws, and never hits what is removed', () => {
    const counts = tallyOf(traceOf(four, { ...off, k: 2 }), dartsOf(1, 10_000))
    expect(counts.reduce((a, b) => a + b)).toBe(10_000)
    // Four standard deviations of a binomial with n = 10,000 and p = 0.6 / 0.85.
    expect(Math.abs(counts[0] - 7058.8)).toBeLessThan(4 * Math.sqrt(7058.8 * (0.25 / 0.85)))
    expect([...counts.slice(2)]).toEqual([0, 0])
  })
})
