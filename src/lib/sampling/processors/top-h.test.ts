import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf, runOne } from './run-one.ts'

const four = logitsOf(1, 1, 1, 1)

describe('top-h', () => {
  it('keeps tokens while their share of the entropy stays within h', () => {
    expect(keptIds(four, 'top-h', { h: 0.49 })).toEqual([0])
    expect(keptIds(four, 'top-h', { h: 0.5 })).toEqual([0, 1])
    expect(keptIds(four, 'top-h', { h: 0.75 })).toEqual([0, 1, 2])
    expect(keptIds(four, 'top-h', { h: 1 })).toEqual([0, 1, 2, 3])
  })

  it('keeps the best token, whatever its share', () => {
    expect(keptIds(logitsOf(0.4, 0.3, 0.3), 'top-h', { h: 0.01 })).toEqual([0])
  })

  it('looks at the first topN only, even at 1', () => {
    expect(keptIds(new Float32Array(150), 'top-h', { h: 1 })).toHaveLength(100)
    const [stage] = runOne(four, 'top-h', { h: 1, topN: 2 }).stages
    expect(stage.keptCount).toBe(2)
    expect(stage.notes.entropy).toBeCloseTo(Math.LN2, 12)
  })

  it('is off when absent, and keeps at least minKeep', () => {
    expect(runOne(new Float32Array(150), 'top-h', {}).stages[0].noEffect).toBe(true)
    expect(keptIds(four, 'top-h', { h: 0.1, topN: 2, minKeep: 3 })).toEqual([0, 1, 2])
  })
})
