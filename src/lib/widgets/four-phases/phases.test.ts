import { describe, expect, it } from 'vitest'
import { dotAt, phasesOf, zeroOf } from './phases.ts'

const logits = [3.1, 2.4, 1.9, 1.2, 0.9, 0.4, -0.2, -0.8]
const rounded = (values: readonly number[], decimals: number) =>
  values.map((value) => Number(value.toFixed(decimals)))

describe('phasesOf', () => {
  it('gives the numbers of the drawing at T = 0.7', () => {
    const { divided, exponentials, sum, shares } = phasesOf(logits, 0.7)
    expect(rounded(divided, 2)).toEqual([4.43, 3.43, 2.71, 1.71, 1.29, 0.57, -0.29, -1.14])
    expect(rounded(exponentials, 2).slice(3)).toEqual([5.55, 3.62, 1.77, 0.75, 0.32])
    expect(rounded(exponentials, 1).slice(0, 3)).toEqual([83.8, 30.8, 15.1])
    expect(sum).toBeCloseTo(141.7, 1)
    const percents = shares.map((share) => share * 100)
    expect(rounded(percents, 1).slice(0, 3)).toEqual([59.1, 21.8, 10.6])
    expect(rounded(percents, 2).slice(3, 6)).toEqual([3.92, 2.55, 1.25])
    expect(rounded(percents, 3).slice(6)).toEqual([0.53, 0.225])
  })

  it('is the exponentials over their sum, at every T that a reader may set', () => {
    for (const T of [0.1, 0.2, 1, 3]) {
      const { exponentials, sum, shares } = phasesOf(logits, T)
      shares.forEach((share, i) => expect(share).toBeCloseTo(exponentials[i] / sum, 12))
    }
  })

  it('halves every log ratio when T doubles', () => {
    const [one, two] = [phasesOf(logits, 1), phasesOf(logits, 2)]
    const logRatio = ({ shares }: typeof one, i: number) => Math.log(shares[0] / shares[i])
    for (let i = 1; i < 8; i++) expect(logRatio(two, i)).toBeCloseTo(logRatio(one, i) / 2, 12)
  })
})

describe('dotAt', () => {
  it('puts zero, and the last word of the longer column, at the same places for every T', () => {
    for (const T of [0.2, 0.7, 2]) {
      const phases = phasesOf(logits, T)
      const longer = T < 1 ? phases.divided : phases.logits
      expect(dotAt(0, phases)).toBeCloseTo(0.8 / 3.9, 12)
      expect(dotAt(longer[0], phases)).toBeCloseTo(1, 12)
      expect(dotAt(longer[7], phases)).toBeCloseTo(0, 12)
    }
  })

  it('shows T = 0.5 as twice the distance from zero', () => {
    const phases = phasesOf(logits, 0.5)
    const distance = (score: number) => dotAt(score, phases) - zeroOf(logits)
    expect(distance(phases.divided[2])).toBeCloseTo(2 * distance(logits[2]), 12)
  })
})
