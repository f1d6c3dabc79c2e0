import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf } from './run-one.ts'

const logits = logitsOf(0.5, 0.25, 0.125, 0.125)

describe('epsilon', () => {
  it('keeps what reaches ε', () => {
    expect(keptIds(logits, 'epsilon', { epsilon: 0.2 })).toEqual([0, 1])
    expect(keptIds(logits, 'epsilon', { epsilon: 0.12 })).toEqual([0, 1, 2, 3])
  })

  it('keeps the best where none reaches it, with its equals', () => {
    expect(keptIds(logits, 'epsilon', { epsilon: 0.9 })).toEqual([0])
    expect(keptIds(logitsOf(2, 2, 1), 'epsilon', { epsilon: 0.9 })).toEqual([0, 1])
  })

  it('keeps at least minKeep, with the equals of the last one', () => {
    expect(keptIds(logits, 'epsilon', { epsilon: 0.9, minKeep: 3 })).toEqual([0, 1, 2, 3])
  })
})
