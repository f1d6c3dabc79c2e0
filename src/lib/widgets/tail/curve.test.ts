import { describe, expect, it } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import {
  cumulativePath,
  decadesOf,
  depthOf,
  exponents,
  probabilityPath,
  thinnedRanks,
  xOf,
  yOf,
  type Plot,
} from './curve.ts'

const plot: Plot = { width: 1000, height: 320, count: 49_152, decades: 17 }
/** 1/2, 1/4, 1/8 and so on: the last two alike. */
const halves = rank(Float32Array.from([1, 2, 3, 3], (n) => -n * Math.LN2))

describe('depthOf', () => {
  it('counts the factors of ten below certainty', () => {
    expect(depthOf(halves, 1)).toBeCloseTo(Math.log10(2), 6)
    expect(depthOf(halves, 4)).toBeCloseTo(Math.log10(8), 6)
  })

  it('goes on where a probability would be too small for a float64', () => {
    expect(depthOf(rank(Float32Array.of(0, -2000)), 2)).toBeCloseTo(2000 / Math.LN10, 9)
  })
})

describe('decadesOf', () => {
  it('has room for the least probable token, and at least one decade', () => {
    expect(decadesOf(rank(Float32Array.of(0, Math.log(1e-16) - 0.1)))).toBe(17)
    expect(decadesOf(rank(Float32Array.of(0, 0)))).toBe(1)
  })
})

describe('thinnedRanks', () => {
  const ranks = thinnedRanks(plot.count, plot)

  it('begins with every rank and ends with the last', () => {
    expect(ranks.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
    expect(ranks.at(-1)).toBe(plot.count)
  })

  it('rises, with at most two points on a pixel and no gap that could be seen', () => {
    const gaps = ranks
      .slice(1)
      .map((rank, i) => [rank - ranks[i], xOf(rank, plot) - xOf(ranks[i], plot)])
    for (const [by, wide] of gaps) {
      expect(by).toBeGreaterThan(0)
      if (by > 1) expect(wide).toBeLessThanOrEqual(0.5)
    }
    expect(ranks.length).toBeLessThan(2 * plot.width)
  })

  it('draws a vocabulary of 262,144 with no more points', () => {
    expect(thinnedRanks(262_144, { ...plot, count: 262_144 }).length).toBeLessThan(2 * plot.width)
  })

  it('ends where the kept tokens end', () => {
    expect(thinnedRanks(1, plot)).toEqual([1])
    expect(thinnedRanks(33, plot).at(-1)).toBe(33)
    expect(thinnedRanks(33, plot)).toHaveLength(33)
  })
})

describe('probabilityPath', () => {
  const small: Plot = { width: 100, height: 10, count: 4, decades: 1 }
  const points = (path: string) =>
    [...path.matchAll(/[ML]([\d.]+) ([\d.]+)/g)].map(([, x, y]) => [+x, +y])

  it('puts each rank at the logarithm of both', () => {
    const path = probabilityPath(halves, [1, 2, 4], small)
    expect(points(path)).toEqual([
      [0, 3],
      [50, 6],
      [100, 9],
    ])
    expect(path).not.toContain('V')
  })

  it('falls to the bottom behind the last token kept', () => {
    expect(probabilityPath(halves.slice(0, 2), [1, 2], small)).toMatch(/V10$/)
  })

  it('ends with the first point below the plot', () => {
    const steep = rank(Float32Array.of(0, -10, -20, -30))
    expect(points(probabilityPath(steep, [1, 2, 3, 4], small))).toHaveLength(2)
  })
})

describe('cumulativePath', () => {
  it('rises from the bottom, 0, to the top, 1', () => {
    const small: Plot = { width: 100, height: 10, count: 4, decades: 1 }
    expect(cumulativePath([1, 2, 4], [0.5, 0.25, 0], small)).toBe('M0 5L50 2.5L100 0')
  })
})

describe('exponents', () => {
  it('names a few powers of ten from 1 down', () => {
    expect(exponents(plot)).toEqual([0, -4, -8, -12, -16])
    expect(exponents({ ...plot, decades: 3 })).toEqual([0, -1, -2, -3])
    expect(exponents({ ...plot, decades: 870 }).length).toBeLessThan(12)
  })
})

describe('yOf', () => {
  it('has certainty at the top and the last decade at the bottom', () => {
    expect([yOf(0, plot), yOf(17, plot)]).toEqual([0, 320])
  })
})
