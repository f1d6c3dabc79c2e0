import { describe, expect, it } from 'vitest'
import { makeLogits } from '../../../tests/golden/sampling/logits.ts'
import {
  bitsPerByte,
  effectiveChoices,
  entropyBits,
  jsBits,
  klBits,
  logProbs,
  massCounts,
  perplexity,
  rank,
  competitionRank,
  runChain,
  surprisalBits,
  totalVariation,
  varentropyBits,
} from './index.ts'
import { logitsOf } from './processors/run-one.ts'

const quarters = logitsOf(0.5, 0.25, 0.125, 0.125)
const without3 = logitsOf(0.5, 0.25, 0.125, 0)
const nothing = { contextIds: [], promptLength: 0 }

describe('measures of one distribution', () => {
  it('give surprisal in bits, infinite for a removed token', () => {
    expect(surprisalBits(quarters, 1)).toBeCloseTo(2, 7)
    expect(surprisalBits(without3, 3)).toBe(Infinity)
    expect(surprisalBits(rank(quarters), 2)).toBeCloseTo(3, 7)
  })

  it('give entropy, varentropy and effective choices', () => {
    expect(entropyBits(quarters)).toBeCloseTo(1.75, 7)
    // Surprisals 1, 2, 3, 3: E[S²] = 0.5 + 1 + 2.25 = 3.75.
    expect(varentropyBits(quarters)).toBeCloseTo(3.75 - 1.75 ** 2, 6)
    expect(effectiveChoices(new Float32Array(50_000))).toBeCloseTo(50_000, 6)
  })

  it('count the tokens that hold a share of the mass', () => {
    expect(massCounts(quarters)).toEqual([1, 4, 4])
    expect(massCounts(quarters, [0.75, 0.875, 1])).toEqual([2, 3, 4])
    // 0.07 · 100 is a shade above 7 in floating point.
    expect(massCounts(new Float32Array(100), [0.07, 0.57])).toEqual([7, 57])
  })

  it('rank from 1, equals alike, removed tokens behind all kept ones', () => {
    expect([0, 1, 2, 3].map((id) => competitionRank(quarters, id))).toEqual([1, 2, 3, 3])
    expect(competitionRank(without3, 3)).toBe(4)
    expect(competitionRank(rank(without3), 3)).toBe(4)
  })

  it('are the same from logits and from a ranking', () => {
    const logits = makeLogits('removed', 1000, 2)
    const ranking = rank(logits)
    expect(entropyBits(ranking)).toBeCloseTo(entropyBits(logits), 12)
    expect(varentropyBits(ranking)).toBeCloseTo(varentropyBits(logits), 12)
    expect(massCounts(ranking)).toEqual(massCounts(logits))
    expect(competitionRank(ranking, 77)).toBe(competitionRank(logits, 77))
    const [a, b] = [logProbs(ranking), logProbs(logits)]
    for (const [id, logProb] of a.entries())
      expect(logProb === b[id] || Math.abs(logProb - b[id]) < 1e-12).toBe(true)
  })
})

describe('measures between two distributions', () => {
  const other = logitsOf(0.25, 0.25, 0.25, 0.25)

  it('give KL both ways, infinite where the other has removed what can come', () => {
    expect(klBits(quarters, other)).toBeCloseTo(0.25, 7)
    expect(klBits(other, quarters)).toBeCloseTo(0.25, 7)
    expect(klBits(quarters, without3)).toBe(Infinity)
    expect(klBits(quarters, quarters)).toBe(0)
  })

  it('leave out what has no probability, removed or not', () => {
    const faint = Float32Array.from([0, -2000])
    expect(klBits(faint, Float32Array.from([0, -Infinity]))).toBe(0)
    expect(jsBits(faint, faint)).toBe(0)
  })

  it('give −log₂ of the kept mass as the KL of a truncation, and the lost mass as its total variation', () => {
    const trace = runChain(
      makeLogits('random', 5000, 1),
      [{ id: 'top-p', params: { p: 0.8 } }],
      nothing,
    )
    expect(klBits(trace.final, trace.own)).toBeCloseTo(-Math.log2(trace.keptMass), 12)
    expect(totalVariation(trace.final, trace.own)).toBeCloseTo(1 - trace.keptMass, 12)
    expect(totalVariation(trace.own, trace.final)).toBeCloseTo(1 - trace.keptMass, 12)
  })

  it('give the KL of a penalty from a sum over all tokens, with and without temperature, and infinity after a ban', () => {
    const logits = makeLogits('random', 5000, 3)
    const text = { contextIds: [5, 9, 9, 4000, 17], promptLength: 5 }
    const penalty = { id: 'repetition-penalty', params: { penalty: 1.4 } } as const
    const temperature = { id: 'temperature', params: { temperature: 0.6 } } as const
    for (const chain of [[penalty], [penalty, temperature], [temperature, penalty]]) {
      const { own, final, finalLogits } = runChain(logits, chain, text)
      const [p, q] = [logits, finalLogits].map((logits) => logProbs(logits))
      const sum = (a: Float64Array, b: Float64Array) =>
        a.reduce((sum, logP, id) => sum + (Math.exp(logP) * (logP - b[id])) / Math.LN2, 0)
      // The logits by id are 32-bit numbers, the others are not.
      expect(klBits(own, final)).toBeCloseTo(sum(p, q), 6)
      expect(klBits(final, own)).toBeCloseTo(sum(q, p), 6)
    }
    const ban = { id: 'logit-bias', params: { biasById: { 9: -Infinity } } } as const
    const banned = runChain(logits, [ban], text)
    expect(klBits(banned.own, banned.final)).toBe(Infinity)
    expect(klBits(banned.final, banned.own)).toBeGreaterThan(0)
  })

  it('give Jensen–Shannon between 0 and 1 bit, the same both ways', () => {
    const [left, right] = [logitsOf(1, 0), logitsOf(0, 1)]
    expect(jsBits(left, right)).toBe(1)
    expect(jsBits(left, left)).toBe(0)
    expect(jsBits(quarters, other)).toBeCloseTo(jsBits(other, quarters), 12)
    // Of (1, 0) and (½, ½): the mixture is (¾, ¼).
    const expected = (Math.log2(4 / 3) + 0.5 * Math.log2(2 / 3) + 0.5 * Math.log2(2)) / 2
    expect(jsBits(left, logitsOf(1, 1))).toBeCloseTo(expected, 12)
  })

  it('refuse two vocabularies', () => {
    expect(() => klBits(quarters, logitsOf(1, 1))).toThrow(RangeError)
  })
})

describe('measures', () => {
  it('refuse an id outside the vocabulary', () => {
    for (const of of [quarters, rank(quarters)]) {
      expect(() => surprisalBits(of, 4)).toThrow('measures: id must be an integer in [0, 4), got 4')
      expect(() => competitionRank(of, -1)).toThrow(RangeError)
    }
  })
})

describe('measures of a text', () => {
  it('refuse a text of nothing', () => {
    expect(() => perplexity([])).toThrow('measures: perplexity of no tokens')
    expect(() => bitsPerByte([-1], 0)).toThrow('measures: bytes must be above 0, got 0')
  })

  it('give e to the mean surprisal, and bits per byte', () => {
    const logProbs = [0.5, 0.25, 0.125].map(Math.log)
    expect(perplexity(logProbs)).toBeCloseTo(4, 12)
    expect(bitsPerByte(logProbs, 12)).toBeCloseTo(0.5, 12)
  })
})
