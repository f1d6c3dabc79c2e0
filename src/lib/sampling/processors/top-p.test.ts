import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf, runOne } from './run-one.ts'

describe('top-p', () => {
  it('keeps the token that crosses p', () => {
    const logits = logitsOf(0.5, 0.25, 0.125, 0.125)
    expect(keptIds(logits, 'top-p', { p: 0.51 })).toEqual([0, 1])
    expect(keptIds(logits, 'top-p', { p: 0.49 })).toEqual([0])
  })

  it('stops at p itself, also where rounding falls short of it', () => {
    expect(keptIds(logitsOf(0.5, 0.25, 0.125, 0.125), 'top-p', { p: 0.75 })).toEqual([0, 1])
    // 0.07 · 100 is a shade above 7 in floating point.
    const alike = new Float32Array(100)
    expect(keptIds(alike, 'top-p', { p: 0.07 })).toHaveLength(7)
    expect(keptIds(alike, 'top-p', { p: 0.57 })).toHaveLength(57)
  })

  it('keeps six of the ten places of the course, with mass 0.925, at 0.90', () => {
    const places = logitsOf(0.33, 0.22, 0.14, 0.11, 0.07, 0.055, 0.035, 0.025, 0.01, 0.005)
    const [stage] = runOne(places, 'top-p', { p: 0.9 }).stages
    expect(stage.keptCount).toBe(6)
    expect(stage.keptMass).toBeCloseTo(0.925, 7)
    expect(stage.notes.mass).toBeCloseTo(0.925, 7)
  })

  it('takes the lower id among equals, and measures mass over what is left', () => {
    expect(keptIds(logitsOf(1, 0, 1, 1), 'top-p', { p: 0.6 })).toEqual([0, 2])
  })

  it('keeps at least one, and at least minKeep', () => {
    expect(keptIds(logitsOf(0.2, 0.5, 0.3), 'top-p', { p: 1e-12 })).toEqual([1])
    expect(keptIds(logitsOf(0.2, 0.5, 0.3), 'top-p', { p: 0.1, minKeep: 2 })).toEqual([1, 2])
  })
})
