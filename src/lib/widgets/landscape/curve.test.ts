import { describe, expect, it } from 'vitest'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import { curve, positionAt } from './curve.ts'

const size = { width: 800, height: 160 }

function summary(entropy: number, surprisal: number): PositionSummary {
  return { entropy, surprisal, probability: 2 ** -surprisal, rank: 1, top: [] }
}

const flat = (length: number, entropy = 2, surprisal = 1) => [
  undefined,
  ...Array.from({ length: length - 1 }, () => summary(entropy, surprisal)),
]
const marks = (d: string) => d.match(/M/g)?.length ?? 0
const bars = (chart: ReturnType<typeof curve>) =>
  chart.bars.reduce((sum, { d }) => sum + marks(d), 0)

describe('curve', () => {
  it('draws a bar and a dot for each position that is known, on one scale from 0', () => {
    const summaries = [undefined, summary(4, 8), summary(0, 0), undefined]
    const chart = curve(summaries, [], size)
    expect(bars(chart)).toBe(2)
    expect(chart.dots).toBe('M300.0 0.0h0M500.0 160.0h0')
    expect(chart.bars[3].d).toContain('V80.0')
    expect(chart.yTicks).toEqual([
      { at: 160, value: 0 },
      { at: 120, value: 2 },
      { at: 80, value: 4 },
      { at: 40, value: 6 },
      { at: 0, value: 8 },
    ])
  })

  it('puts each bar among those of its level', () => {
    const entropies = [0.4, 1, 2, 4, 6, 7]
    const chart = curve([undefined, ...entropies.map((one) => summary(one, 0))], [], size)
    expect(chart.bars.map(({ d }) => marks(d))).toEqual([1, 1, 1, 1, 2])
  })

  it('thins 2,048 positions to what can be told apart, and keeps every peak', () => {
    const summaries = flat(2048)
    summaries[1234] = summary(2, 21)
    const chart = curve(summaries, [{ position: 1234, letters: 5 }], size)
    expect(chart.perBand).toBe(11)
    expect(bars(chart)).toBeLessThanOrEqual(200)
    expect(marks(chart.dots)).toBe(bars(chart))
    expect(chart.yTicks.at(-1)!.value).toBe(24)
    expect(chart.labels).toHaveLength(1)
    expect(positionAt(chart.labels[0].x - 8, summaries, size.width)).toBe(1234)
  })

  it('means the entropy of the positions that share a bar', () => {
    const summaries = flat(2048).map((_, i) => (i > 0 ? summary(i % 2 ? 6 : 2, 1) : undefined))
    const { bars } = curve(summaries, [], size)
    expect(bars[3].d).not.toBe('')
    expect(bars[2].d + bars[4].d).toBe('')
  })

  it('turns a label to the left at the end of the plot, and leaves out one that would touch another', () => {
    const summaries = flat(100)
    for (const position of [10, 11, 40, 98]) summaries[position] = summary(1, 20)
    const labelled = [10, 11, 40, 98].map((position) => ({ position, letters: 6 }))
    const { labels } = curve(summaries, labelled, size)
    expect(labels.map(({ position, anchor }) => [position, anchor])).toEqual([
      [10, 'start'],
      [40, 'start'],
      [98, 'end'],
    ])
  })

  it('counts positions from 1, at round places', () => {
    const values = (length: number) =>
      curve(flat(length), [], size).xTicks.map(({ value }) => value)
    expect(values(7)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(values(102)).toEqual([1, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100])
    expect(values(2048)).toEqual([1, 200, 400, 600, 800, 1000, 1200, 1400, 1600, 1800, 2000])
  })

  it('is drawn before anything is known', () => {
    const chart = curve([undefined, undefined], [{ position: 1, letters: 3 }], size)
    expect(chart.dots + chart.stems).toBe('')
    expect(chart.labels).toEqual([])
  })
})

describe('positionAt', () => {
  it('finds the position under the pointer, and the nearest beyond the ends', () => {
    const summaries = flat(100)
    expect(positionAt(20, summaries, 800)).toBe(2)
    expect(positionAt(-5, summaries, 800)).toBe(0)
    expect(positionAt(900, summaries, 800)).toBe(99)
  })
})
