import { describe, expect, it } from 'vitest'
import { draw, runChain, uAt, type Chain } from '#lib/sampling/index.ts'
import { barsOf, bordersOf, cellsOf, chiSquareTest, rankHit, throwDarts } from './tally.ts'

const context = { contextIds: [0], promptLength: 1 }
const logits = Float32Array.from({ length: 500 }, (_, id) => -0.02 * id + (id % 7))
const traceOf = (chain: Chain) => runChain(logits, chain, context)
const chains: Chain[] = [
  [],
  [{ id: 'top-p', params: { p: 0.9 } }],
  [{ id: 'temperature', params: { temperature: 0 } }],
]

function tally(chain: Chain, darts: { seed: number; place: number; from: number; to: number }) {
  const trace = traceOf(chain)
  const counts = new Uint32Array(trace.keptCount)
  throwDarts(counts, bordersOf(trace), darts)
  return counts
}

describe('rankHit', () => {
  it('gives what the draw gives, for every dart and at the very borders', () => {
    for (const chain of chains) {
      const trace = traceOf(chain)
      const borders = bordersOf(trace)
      const darts = Array.from({ length: 500 }, (_, attempt) => uAt(6, 9, attempt))
      for (const u of [...darts, 0, 1 - 2 ** -53, ...borders.subarray(0, -1)])
        expect(rankHit(borders, u)).toBe(draw(trace, u).rank)
    }
  })

  it('never hits a share without width', () => {
    const borders = Float64Array.of(0.5, 0.5, 1, 1)
    expect(rankHit(borders, 0.5)).toBe(2)
    expect(rankHit(borders, 0.99)).toBe(2)
  })
})

describe('throwDarts', () => {
  it('counts the same in pieces as at once, and every dart once', () => {
    const whole = tally(chains[1], { seed: 6, place: 9, from: 0, to: 1000 })
    const trace = traceOf(chains[1])
    const pieces = new Uint32Array(trace.keptCount)
    for (const [from, to] of [
      [0, 1],
      [1, 700],
      [700, 1000],
    ])
      throwDarts(pieces, bordersOf(trace), { seed: 6, place: 9, from, to })
    expect(pieces).toEqual(whole)
    expect(whole.reduce((sum, count) => sum + count)).toBe(1000)
  })

  it('throws other darts for another seed and another place', () => {
    const at = { seed: 6, place: 9, from: 0, to: 200 }
    expect(tally([], { ...at, seed: 7 })).not.toEqual(tally([], at))
    expect(tally([], { ...at, place: 10 })).not.toEqual(tally([], at))
  })
})

describe('cellsOf', () => {
  it('pools what is expected fewer than five times', () => {
    const cells = cellsOf(
      Uint32Array.of(52, 38, 4, 3, 3),
      Float64Array.of(0.5, 0.4, 0.04, 0.03, 0.03),
    )
    expect(cells).toEqual([
      { observed: 52, expected: 50 },
      { observed: 38, expected: 40 },
      { observed: 10, expected: expect.closeTo(10) },
    ])
  })

  it('adds a pool that is still too small to the cell before it', () => {
    const cells = cellsOf(Uint32Array.of(60, 37, 3), Float64Array.of(0.6, 0.38, 0.02))
    expect(cells).toEqual([
      { observed: 60, expected: 60 },
      { observed: 40, expected: 40 },
    ])
  })
})

describe('chiSquareTest', () => {
  it("finds Mendel's peas as near to 9 : 3 : 3 : 1 as they are known to be", () => {
    // Mendel 1866: 315 round yellow, 108 round green, 101 wrinkled yellow, 32 wrinkled green; chi-square 0.470, p 0.925.
    const expected = [9, 3, 3, 1].map((part) => (556 * part) / 16)
    const test = chiSquareTest(
      [315, 108, 101, 32].map((observed, i) => ({ observed, expected: expected[i] })),
    )!
    expect(test.degrees).toBe(3)
    expect(test.statistic).toBeCloseTo(0.47, 3)
    expect(test.p).toBeCloseTo(0.925, 3)
  })

  it('has nothing to test where one token is certain', () => {
    expect(chiSquareTest(cellsOf(Uint32Array.of(100), Float64Array.of(1)))).toBeUndefined()
  })

  it('lets fair darts pass and finds loaded ones', () => {
    const trace = traceOf([])
    const fair = [1, 2, 3, 4, 5].map((seed) => {
      const counts = tally([], { seed, place: 3, from: 0, to: 20_000 })
      return chiSquareTest(cellsOf(counts, trace.probabilityByRank))!.p
    })
    expect(Math.min(...fair)).toBeGreaterThan(0.001)
    expect(new Set(fair).size).toBe(5)
    const other = tally([{ id: 'temperature', params: { temperature: 1.1 } }], {
      seed: 1,
      place: 3,
      from: 0,
      to: 20_000,
    })
    expect(chiSquareTest(cellsOf(other, trace.probabilityByRank))!.p).toBeLessThan(1e-6)
  })
})

describe('barsOf', () => {
  it('shows every draw once: the first ranks, and the rest together', () => {
    const counts = tally([], { seed: 6, place: 9, from: 0, to: 1000 })
    const { bars, rest } = barsOf(counts, traceOf([]).probabilityByRank, 10)
    const all = [...bars, rest!]
    expect(rest!.tokens).toBe(490)
    expect(all.reduce((sum, { observed }) => sum + observed, 0)).toBe(1000)
    expect(all.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(1000, 6)
  })

  it('has no rest where few tokens are kept', () => {
    expect(barsOf(Uint32Array.of(7), Float64Array.of(1), 10)).toEqual({
      bars: [{ observed: 7, expected: 7 }],
      rest: undefined,
    })
  })
})
