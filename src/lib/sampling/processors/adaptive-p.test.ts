import { describe, expect, it } from 'vitest'
import { accept } from '../index.ts'
import { logitsOf, nothingSaid, runOne } from './run-one.ts'

const logits = logitsOf(0.5, 0.3, 0.15, 0.05)

describe('adaptive-p', () => {
  it('prefers tokens near the target, whatever their rank', () => {
    const trace = runOne(logits, 'adaptive-p', { target: 0.2 })
    expect([...trace.idByRank]).toEqual([2, 1, 3, 0])
    // x = (0.3 − 0.2) / 0.3 for id 1.
    const x = 1 / 3
    expect(trace.finalLogits[1]).toBeCloseTo(5 - (10 * x * x) / (1 + x), 6)
  })

  it('puts the lower id first among tokens as near', () => {
    const trace = runOne(logitsOf(0.25, 0.25, 0.25, 0.25), 'adaptive-p', { target: 0.5 })
    expect([...trace.idByRank]).toEqual([0, 1, 2, 3])
  })

  it('moves its aim against the mean of what was taken', () => {
    const params = { target: 0.2, decay: 0.5 }
    const first = runOne(logits, 'adaptive-p', params)
    expect(first.stages[0].notes.aim).toBeCloseTo(0.2, 14)
    const state = accept(first, 0)
    expect(state['adaptive-p']!.weighted).toBeCloseTo(0.5 + 0.5 * 0.4, 7)
    expect(state['adaptive-p']!.weights).toBe(2)
    const next = runOne(logits, 'adaptive-p', params, { ...nothingSaid, state })
    expect(next.stages[0].notes.aim).toBeCloseTo(0.4 - 0.7 / 2, 7)
  })

  it('is on at 0, and then prefers the least probable', () => {
    const trace = runOne(logits, 'adaptive-p', { target: 0 })
    expect([...trace.idByRank]).toEqual([3, 2, 1, 0])
    expect(accept(trace, 3)['adaptive-p']!.weights).toBeCloseTo(10, 12)
  })

  it('is off below 0, and then learns nothing', () => {
    const trace = runOne(logits, 'adaptive-p', { target: -0.5 })
    expect(trace.stages[0].noEffect).toBe(true)
    expect(accept(trace, 1)).toEqual({})
  })

  it('leaves removed tokens removed', () => {
    expect(runOne(logitsOf(0.5, 0, 0.5), 'adaptive-p', { target: 0.1 }).finalLogits[1]).toBe(
      -Infinity,
    )
  })
})
