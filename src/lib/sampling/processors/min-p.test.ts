import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf, runOne } from './run-one.ts'

const logits = logitsOf(0.4, 0.3, 0.2, 0.1)

describe('min-p', () => {
  it('keeps what reaches p times the top probability', () => {
    expect(keptIds(logits, 'min-p', { p: 0.24 })).toEqual([0, 1, 2, 3])
    expect(keptIds(logits, 'min-p', { p: 0.26 })).toEqual([0, 1, 2])
    expect(keptIds(logits, 'min-p', { p: 0.51 })).toEqual([0, 1])
  })

  it('says the line it drew', () => {
    expect(runOne(logits, 'min-p', { p: 0.26 }).stages[0].notes.line).toBeCloseTo(0.104, 7)
  })

  it('keeps every token tied with the best at 1', () => {
    expect(keptIds(logitsOf(0.4, 0.4, 0.2), 'min-p', { p: 1 })).toEqual([0, 1])
  })

  it('keeps at least minKeep', () => {
    expect(keptIds(logits, 'min-p', { p: 0.9, minKeep: 3 })).toEqual([0, 1, 2])
  })
})
