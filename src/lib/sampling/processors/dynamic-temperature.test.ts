import { describe, expect, it } from 'vitest'
import { logitsAfter, logitsOf, runOne } from './run-one.ts'

const params = { temperature: 1, range: 0.5, exponent: 1 }

describe('dynamic-temperature', () => {
  it('is hottest where all tokens are alike', () => {
    const { notes } = runOne(logitsOf(1, 1, 1, 1), 'dynamic-temperature', params).stages[0]
    expect(notes.temperature).toBeCloseTo(1.5, 12)
  })

  it('is coldest where one token is certain', () => {
    const { notes } = runOne(Float32Array.from([100, 0]), 'dynamic-temperature', params).stages[0]
    expect(notes.temperature).toBeCloseTo(0.5, 12)
  })

  it('lies in between by entropy over ln n, to the exponent', () => {
    const logits = logitsOf(0.9, 0.1)
    const share = -(0.9 * Math.log(0.9) + 0.1 * Math.log(0.1)) / Math.log(2)
    const notes = (exponent: number) =>
      runOne(logits, 'dynamic-temperature', { ...params, exponent }).stages[0].notes
    expect(notes(1).temperature).toBeCloseTo(0.5 + share, 7)
    expect(notes(2).temperature).toBeCloseTo(0.5 + share ** 2, 7)
  })

  it('counts in n only the tokens that are left', () => {
    const { notes } = runOne(logitsOf(1, 0, 1), 'dynamic-temperature', params).stages[0]
    expect(notes.temperature).toBeCloseTo(1.5, 12)
  })

  it('leaves a single token alone, and is greedy where its temperature is 0', () => {
    expect(logitsAfter(logitsOf(1, 0), 'dynamic-temperature', params)).toEqual([0, -Infinity])
    const low = { temperature: 0.3, range: 0.4, exponent: 1 }
    const trace = runOne(Float32Array.from([2000, 0]), 'dynamic-temperature', low)
    expect([...trace.finalLogits]).toEqual([2000, -Infinity])
  })

  it('without a range is an ordinary temperature', () => {
    const plain = { temperature: 2, range: 0, exponent: 1 }
    expect(logitsAfter(Float32Array.from([4, 2]), 'dynamic-temperature', plain)).toEqual([2, 1])
    expect(logitsAfter(Float32Array.from([4]), 'dynamic-temperature', plain)).toEqual([2])
  })
})
