import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf } from './run-one.ts'

describe('top-a', () => {
  it('cuts at a times the square of the top probability', () => {
    // The lines are 0.072 and 0.128.
    const logits = logitsOf(0.6, 0.2, 0.12, 0.08)
    expect(keptIds(logits, 'top-a', { a: 0.2 })).toEqual([0, 1, 2, 3])
    expect(keptIds(logits, 'top-a', { a: 0.355 })).toEqual([0, 1])
  })

  it('keeps the best token at 1, and at least minKeep', () => {
    const logits = logitsOf(0.98, 0.01, 0.01)
    expect(keptIds(logits, 'top-a', { a: 1 })).toEqual([0])
    expect(keptIds(logits, 'top-a', { a: 1, minKeep: 2 })).toEqual([0, 1])
  })
})
