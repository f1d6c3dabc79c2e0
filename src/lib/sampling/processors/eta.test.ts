import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf, runOne } from './run-one.ts'

describe('eta', () => {
  it('cuts at ε where the model is sure', () => {
    const logits = logitsOf(0.98, 0.015, 0.005)
    expect(keptIds(logits, 'eta', { epsilon: 0.01 })).toEqual([0, 1])
  })

  it('cuts at √ε e^−H where it is not', () => {
    // H = ln 4, so the line is 0.3 / 4, below ε = 0.09.
    const { notes } = runOne(logitsOf(1, 1, 1, 1), 'eta', { epsilon: 0.09 }).stages[0]
    expect(notes.line).toBeCloseTo(0.075, 12)
    expect(notes.entropy).toBeCloseTo(Math.log(4), 12)
  })

  it('keeps at least minKeep', () => {
    expect(keptIds(logitsOf(0.9, 0.06, 0.04), 'eta', { epsilon: 0.2, minKeep: 2 })).toEqual([0, 1])
  })
})
