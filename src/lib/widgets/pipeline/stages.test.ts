import { describe, expect, it } from 'vitest'
import { runChain, type Chain } from '#lib/sampling/index.ts'
import { cardFace } from './card-face.ts'
import { COLUMNS, HEIGHT, miniChart, miniScale } from './mini-chart.ts'
import { runningSum, threshold } from './rank-chart.ts'
import { stagesOf } from './stages.ts'
import { tableOf } from './table.ts'

/** Probability 2^-rank, by id. */
const logits = Float32Array.from({ length: 60 }, (_, id) => -id * Math.LN2)
const stages = (chain: Chain) =>
  stagesOf(runChain(logits, chain, { contextIds: [0], promptLength: 0, coin: 0 }))
const keys = (chain: Chain) => stages(chain).map(({ key }) => key)
const topK = (k: number) => ({ id: 'top-k', params: { k } }) as const
const hot = { id: 'temperature', params: { temperature: 2 } } as const

describe('the stages of a chain', () => {
  it('go from raw logits over softmax to the draw, with the steps in the order of the chain', () => {
    expect(keys([])).toEqual(['raw', 'softmax', 'draw'])
    expect(keys([hot, topK(3)])).toEqual(['raw', 'temperature', 'softmax', 'top-k', 'draw'])
    expect(keys([topK(3), hot])).toEqual(['raw', 'softmax', 'top-k', 'temperature', 'draw'])
  })

  it('leave out what is switched off, and tell two of a kind apart', () => {
    expect(keys([{ ...hot, enabled: false }])).toEqual(['raw', 'softmax', 'draw'])
    expect(keys([topK(3), topK(2)])).toEqual(['raw', 'softmax', 'top-k', 'top-k 2', 'draw'])
  })

  it('hand on what the stage before left', () => {
    const all = stages([hot, topK(3)])
    all.slice(1).forEach((stage, i) => expect(stage.before).toBe(all[i].after))
  })
})

describe('a small chart', () => {
  const draw = (chain: Chain, hit?: number) => {
    const all = stages(chain)
    const scale = miniScale(all[0].after, all)
    return all.map((stage) => miniChart(stage, scale, stage.kind === 'draw' ? hit : undefined))
  }

  it('has dots up to softmax and bars from there on, one for each of the first tokens', () => {
    const [raw, softmax] = draw([])
    expect(raw.dots.split('M')).toHaveLength(COLUMNS + 1)
    expect(raw.bars).toBe('')
    expect(softmax.bars.split('M')).toHaveLength(COLUMNS + 1)
  })

  it('hatches what a stage removed, and only there', () => {
    const [raw, softmax, cut, end] = draw([topK(11)])
    expect([raw, softmax, end].flatMap(({ removed }) => removed)).toEqual([])
    expect(cut.removed).toEqual([{ left: 25, width: 75 }])
    expect(cut.bars.split('M')).toHaveLength(12)
  })

  it('draws the flatter dots of a high temperature nearer together, on one scale', () => {
    const depths = (path: string) => [...path.matchAll(/ ([\d.]+)h/g)].map(([, y]) => Number(y))
    const [raw, tempered] = draw([hot])
    expect(depths(raw.dots).at(-1)).toBeGreaterThan(HEIGHT * 0.9)
    expect(depths(tempered.dots).at(-1)).toBeLessThan(HEIGHT * 0.6)
  })

  it('sets the token drawn apart from the other bars', () => {
    const end = draw([], 2).at(-1)!
    expect(end.hit.split('M')).toHaveLength(2)
    expect(end.bars.split('M')).toHaveLength(COLUMNS)
  })
})

describe('the label of a cut', () => {
  const cutIn = (chain: Chain) => {
    const all = stages(chain)
    const scale = miniScale(all[0].after, all)
    return all.slice(0, -1).map((stage) => cardFace(stage, scale).labels.cut?.text)
  }

  it('stands at the cut, or at the edge where the cut lies beyond the chart', () => {
    expect(cutIn([topK(11)])).toEqual([undefined, undefined, '11'])
    expect(cutIn([topK(50)])).toEqual([undefined, undefined, 'cut at 50 →'])
    expect(cutIn([topK(60)])).toEqual([undefined, undefined, undefined])
  })

  it('is none where a stage removed what stands at the other end', () => {
    const xtc = { id: 'xtc', params: { probability: 1, threshold: 0.1 } } as const
    expect(cutIn([xtc])).toEqual([undefined, undefined, undefined])
  })
})

describe('the table of a stage', () => {
  const shape = (chain: Chain, followed?: number) =>
    tableOf(stages(chain).at(-2)!, followed).map((line) =>
      line.kind === 'row' ? line.rank : line.kind === 'fold' ? `${line.count} more` : 'cut',
    )

  it('shows the first tokens where nothing is removed', () => {
    expect(shape([])).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  it('keeps both sides of the cut in sight', () => {
    expect(shape([topK(33)])).toEqual([0, 1, 2, 3, '27 more', 31, 32, 'cut', 33, 34])
    expect(shape([topK(2)])).toEqual([0, 1, 'cut', 2, 3])
  })

  it('always has the token followed', () => {
    expect(shape([topK(2)], 50)).toEqual([0, 1, 'cut', 2, 3, '46 more', 50])
  })

  it('sums up probabilities, and leaves what is removed without a value after', () => {
    const rows = tableOf(stages([topK(2)])[2], undefined).filter((line) => line.kind === 'row')
    expect(rows[1].sum).toBeCloseTo(0.75, 6)
    expect(rows[0].after).toBeCloseTo(2 / 3, 6)
    expect(rows[2].after).toBeUndefined()
  })
})

describe('a chart of ranks', () => {
  const own = stages([])[0].after

  it('reaches p at the cut', () => {
    const { limitY, cutX, line, ranks } = runningSum(own, 2, 0.75)
    expect(ranks).toBe(60)
    expect(limitY).toBe(0.25)
    expect(cutX).toBeCloseTo(2 / 60, 9)
    expect(line.startsWith('M0 116H5.3V58H10.7')).toBe(true)
  })

  it('has the line of a threshold between what is kept and what is not', () => {
    const { limitY, bottom } = threshold(own, 3, 0.1)
    expect(bottom).toBe(0.001)
    expect(limitY).toBeCloseTo(1 / 3, 9)
  })
})
