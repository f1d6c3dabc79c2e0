import { describe, expect, it } from 'vitest'
import { entropyBits, klBits, rankFloats, runRanking, surprisalBits } from '#lib/sampling/index.ts'
import { columnsOf, measuresOf, pairOf } from './columns.ts'

// One half, a quarter and two eighths have surprisals of 1, 2, 3 and 3 bits.
const halves = [0.5, 0.25, 0.125, 0.125]
const pairAt = ({ T = 1, k = 0 }) => pairOf(halves, T, k)

describe('columns', () => {
  it('are as wide as the share and as high as the surprisal, side by side over a width of 1', () => {
    const columns = columnsOf(pairAt({}), 'shaped')
    columns.forEach(({ share, start }, i) => {
      expect(share).toBeCloseTo(halves[i], 12)
      expect(start).toBeCloseTo([0, 0.5, 0.75, 0.875][i], 12)
    })
    for (const which of ['shaped', 'own'] as const) {
      columns.forEach((column, i) => {
        expect(column[which].surprisal).toBeCloseTo([1, 2, 3, 3][i], 12)
        expect(column[which].area).toBeCloseTo([0.5, 0.5, 0.375, 0.375][i], 12)
      })
    }
  })

  it('take their widths from where the tokens come from', () => {
    // Squares of the shares: 16, 4, 1 and 1 of 22.
    const cold = pairAt({ T: 0.5 })
    expect(columnsOf(cold, 'shaped')[0].share).toBeCloseTo(16 / 22, 12)
    expect(columnsOf(cold, 'own')[0].share).toBeCloseTo(0.5, 12)
    expect(columnsOf(cold, 'own')[0].shaped.surprisal).toBeCloseTo(Math.log2(22 / 16), 12)
  })

  it('have no width and no area where a removed word never comes, and no top where it does', () => {
    const cut = pairAt({ k: 2 })
    expect(columnsOf(cut, 'shaped')[3]).toMatchObject({
      share: 0,
      shaped: { surprisal: Infinity, area: 0 },
      own: { area: 0 },
    })
    expect(columnsOf(cut, 'own')[3].shaped).toEqual({ surprisal: Infinity, area: Infinity })
  })
})

describe('measures', () => {
  it('are the 1.75 bits of the halves, and no divergence, while nothing is set', () => {
    const { entropy, klShaped, klOwn, means } = measuresOf(pairAt({}))
    expect(entropy).toBeCloseTo(1.75, 12)
    expect([klShaped, klOwn]).toEqual([0, 0])
    expect(means.own).toEqual(means.shaped)
  })

  it('are minus the logarithm of the mass kept, and infinite the other way round, after a cut', () => {
    const { entropy, klShaped, klOwn, means } = measuresOf(pairAt({ k: 2 }))
    // Two thirds and one third.
    expect(entropy).toBeCloseTo(Math.log2(3) - 2 / 3, 12)
    expect(klShaped).toBeCloseTo(-Math.log2(0.75), 12)
    expect(klOwn).toBe(Infinity)
    expect(means.own.shaped).toBe(Infinity)
    expect(means.own.own).toBeCloseTo(1.75, 12)
  })

  it.each([
    [1, 0],
    [0.2, 0],
    [0.5, 1],
    [0.7, 3],
    [2, 0],
    [3, 2],
  ])('agree with the chain and its measures at T = %d, k = %d', (temperature, k) => {
    const four = [0.6, 0.25, 0.1, 0.05]
    const pair = pairOf(four, temperature, k)
    const chain = [
      { id: 'temperature', params: { temperature } },
      { id: 'top-k', params: { k } },
    ] as const
    const logits = rankFloats(Float64Array.from(four, Math.log))
    const { own, final } = runRanking(logits, chain, { contextIds: [], promptLength: 0 })
    columnsOf(pair, 'shaped').forEach(({ share, shaped }, id) => {
      expect(share).toBeCloseTo(final.probabilityOf(id), 12)
      expect(shaped.surprisal).toBeCloseTo(surprisalBits(final, id), 9)
    })
    const { entropy, klShaped, klOwn } = measuresOf(pair)
    expect(entropy).toBeCloseTo(entropyBits(final), 12)
    expect(klShaped).toBeCloseTo(klBits(final, own), 12)
    expect(klOwn).toBeCloseTo(klBits(own, final), 12)
  })
})
