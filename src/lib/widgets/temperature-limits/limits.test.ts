import { describe, expect, it } from 'vitest'
import { weatherLogits } from '#lib/widgets/four-phases/weather.ts'
import { temper } from './limits.ts'

const ratioOf = (T: number) => {
  const { shares } = temper(weatherLogits, T)
  return shares[0] / shares[7]
}

describe('temper', () => {
  it('gives the shares of the drawing of four phases at T = 0.7', () => {
    const { shares } = temper(weatherLogits, 0.7)
    const percents = Array.from(shares, (share) => Number((share * 100).toPrecision(3)))
    expect(percents).toEqual([59.1, 21.8, 10.6, 3.92, 2.55, 1.25, 0.53, 0.225])
  })

  it('has the entropy and the choices of one half, two quarters at T = 1, and of their squares at one half', () => {
    const logits = [Math.log(2), 0, 0]
    expect(temper(logits, 1).entropyBits).toBeCloseTo(1.5, 12)
    expect(temper(logits, 1).effectiveChoices).toBeCloseTo(2 ** 1.5, 12)
    // Two thirds and two sixths.
    expect(temper(logits, 0.5).entropyBits).toBeCloseTo(Math.log2(3) - 1 / 3, 12)
  })

  it('comes to all for the first at one end, and to an eighth for each at the other', () => {
    const [cold, hot] = [temper(weatherLogits, 0.05), temper(weatherLogits, 50)]
    // cloudy is 0.7 below sunny: e^−14 of it, and all others far less.
    expect(1 - cold.shares[0]).toBeCloseTo(Math.exp(-14), 10)
    expect(cold.shares[1]).toBeCloseTo(Math.exp(-14), 10)
    // At most 1.99 from the mean of the logits: four percent of an eighth.
    for (const share of hot.shares) expect(Math.abs(share * 8 - 1)).toBeLessThan(0.041)
    expect(hot.entropyBits).toBeCloseTo(3, 3)
  })

  it('keeps e to the gap over T between any two, at both ends', () => {
    expect(Math.log(ratioOf(0.05))).toBeCloseTo(3.9 / 0.05, 9)
    expect(Math.log(ratioOf(50))).toBeCloseTo(3.9 / 50, 9)
  })

  it('says which regime a temperature is', () => {
    const regimes = [0.05, 0.1, 0.2, 0.7, 1, 1.5, 10, 20, 50].map(
      (T) => temper(weatherLogits, T).regime,
    )
    expect(regimes).toEqual([
      'greedy',
      'greedy',
      'sharpened',
      'sharpened',
      'own',
      'flattened',
      'flattened',
      'uniform',
      'uniform',
    ])
  })
})
