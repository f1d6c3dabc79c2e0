import { describe, expect, it } from 'vitest'
import { logitsAfter, logitsOf, runOne } from './run-one.ts'

const logits = Float32Array.from([3, 1, -2, -Infinity])

describe('temperature', () => {
  it('divides the logits and leaves removed ones removed', () => {
    expect(logitsAfter(logits, 'temperature', { temperature: 2 })).toEqual([
      1.5,
      0.5,
      -1,
      -Infinity,
    ])
  })

  it('gives p^(1/T), renormalized', () => {
    const { probabilityByRank } = runOne(logitsOf(0.6, 0.3, 0.1), 'temperature', {
      temperature: 0.5,
    })
    const squares = [0.36, 0.09, 0.01]
    for (const [rank, square] of squares.entries())
      expect(probabilityByRank[rank]).toBeCloseTo(square / 0.46, 7)
  })

  it('keeps the order, also where float32 would make two logits equal', () => {
    const close = Float32Array.from([1.9999999, 2])
    const { final } = runOne(close, 'temperature', { temperature: 1.5 })
    expect([...final.idByRank]).toEqual([1, 0])
    expect(final.probability(0)).toBeGreaterThan(final.probability(1))
  })

  it('is greedy at 0, with the lower id of two equals', () => {
    const trace = runOne(Float32Array.from([1, 5, 5]), 'temperature', { temperature: 0 })
    expect([...trace.finalLogits]).toEqual([-Infinity, 5, -Infinity])
    expect(trace.stages[0].keptMass).toBeCloseTo(1 / (2 + Math.exp(-4)), 14)
  })

  it('survives tiny and huge temperatures', () => {
    const cold = runOne(logits, 'temperature', { temperature: 1e-30 })
    expect([...cold.probabilityByRank]).toEqual([1, 0, 0])
    const hot = runOne(logits, 'temperature', { temperature: 1e30 })
    for (const p of hot.probabilityByRank) expect(p).toBeCloseTo(1 / 3, 14)
  })

  it('refuses a temperature that takes a logit beyond float32', () => {
    expect(() => runOne(logits, 'temperature', { temperature: 1e-40 })).toThrow(/temperature 1e-40/)
  })
})
