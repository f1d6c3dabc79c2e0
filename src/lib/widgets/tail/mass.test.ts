import { describe, expect, it } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { bandsOf, chanceIn, countOver, massBeyond } from './mass.ts'

const logs = (...probabilities: number[]) => Float32Array.from(probabilities, Math.log)

describe('massBeyond', () => {
  it('is all before the first rank, and nothing beyond the last', () => {
    const four = rank(logs(0.1, 0.4, 0.3, 0.2))
    const [all, one, three, last, outside] = massBeyond(four, [0, 1, 3, 4, 9])
    expect(all).toBe(1)
    expect(one).toBeCloseTo(0.6, 7)
    expect(three).toBeCloseTo(0.1, 7)
    expect([last, outside]).toEqual([0, 0])
  })

  it('counts what was removed as nothing', () => {
    const cut = rank(logs(0.4, 0.3, 0.2, 0.1)).slice(0, 2)
    expect([...massBeyond(cut, [1, 2, 3])]).toEqual([expect.closeTo(3 / 7, 7), 0, 0])
  })

  it('keeps a tail that a sum from the large end would lose', () => {
    // One token of weight 1 and 200,000 of e⁻⁴⁰: each is below half a rounding of 1.
    const logits = new Float32Array(200_001).fill(-40)
    logits[7] = 0
    const tail = rank(logits)
    const [beyond] = massBeyond(tail, [1])
    expect(tail.weightOf(0, tail.count)).toBe(1)
    expect(beyond / (200_000 * Math.exp(-40))).toBeCloseTo(1, 10)
  })
})

describe('chanceIn', () => {
  it('is one minus the chance that all draws land elsewhere', () => {
    expect(chanceIn(2, 0.5)).toBeCloseTo(0.75, 15)
    expect(chanceIn(20, 0.0141)).toBeCloseTo(1 - 0.9859 ** 20, 12)
    expect(chanceIn(20, 0)).toBe(0)
    expect(chanceIn(20, 1)).toBe(1)
  })

  it('does not lose a chance that is smaller than a rounding of 1', () => {
    expect(chanceIn(20, 1e-20) / 20e-20).toBeCloseTo(1, 12)
  })
})

describe('countOver', () => {
  it('counts the tokens that are more probable', () => {
    const four = rank(logs(0.1, 0.4, 0.3, 0.2))
    expect(countOver(four, 0.25)).toBe(2)
    expect(countOver(four, 0.01)).toBe(4)
    expect(countOver(four, 0.9)).toBe(0)
  })
})

describe('bandsOf', () => {
  it('splits the vocabulary after 10 and after 110 tokens, and adds up to 1', () => {
    const bands = bandsOf(rank(Float32Array.from({ length: 1000 }, (_, id) => -Math.log(id + 1))))
    expect(bands.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['head', 1, 10],
      ['body', 11, 110],
      ['tail', 111, 1000],
    ])
    expect(bands.reduce((sum, { mass }) => sum + mass, 0)).toBeCloseTo(1, 15)
    const harmonic = (n: number) => Array.from({ length: n }, (_, i) => 1 / (i + 1))
    const sum = (terms: number[]) => terms.reduce((a, b) => a + b)
    expect(bands[0].mass).toBeCloseTo(sum(harmonic(10)) / sum(harmonic(1000)), 6)
  })

  it('has no tail where the vocabulary ends before it', () => {
    expect(bandsOf(rank(new Float32Array(40))).map(({ name, to }) => [name, to])).toEqual([
      ['head', 10],
      ['body', 40],
    ])
  })
})
