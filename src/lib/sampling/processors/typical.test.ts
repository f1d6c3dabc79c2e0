import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf, runOne } from './run-one.ts'

describe('typical', () => {
  it('drops the best token where others are nearer to the expected surprisal', () => {
    // H = 1.97 nats; −ln p = 1.20 of the best, 2.35 of the others.
    const logits = logitsOf(0.3, ...Array<number>(7).fill(0.1))
    expect(keptIds(logits, 'typical', { p: 0.5 })).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('keeps the best token where it is nearly certain', () => {
    expect(keptIds(logitsOf(0.97, 0.01, 0.01, 0.01), 'typical', { p: 0.9 })).toEqual([0])
  })

  it('grows on the nearer side until the mass is reached', () => {
    // H = 1.2799; distances 0.36 (0.4), 0.08 (0.3), 0.33 (0.2), 1.02 (0.1).
    const logits = logitsOf(0.4, 0.3, 0.2, 0.1)
    expect(keptIds(logits, 'typical', { p: 0.3 })).toEqual([1])
    expect(keptIds(logits, 'typical', { p: 0.45 })).toEqual([1, 2])
    expect(keptIds(logits, 'typical', { p: 0.55 })).toEqual([0, 1, 2])
    expect(keptIds(logits, 'typical', { p: 0.95 })).toEqual([0, 1, 2, 3])
  })

  it('keeps all tokens as typical as the last one it needs', () => {
    expect(keptIds(logitsOf(1, 1, 1, 1), 'typical', { p: 0.2 })).toEqual([0, 1, 2, 3])
  })

  it('keeps at least minKeep, of equals no more than it must', () => {
    const logits = logitsOf(0.4, 0.3, 0.2, 0.1)
    expect(keptIds(logits, 'typical', { p: 0.1, minKeep: 2 })).toEqual([1, 2])
  })

  it('ignores removed tokens', () => {
    const { notes } = runOne(logitsOf(0.5, 0, 0.5), 'typical', { p: 0.9 }).stages[0]
    expect(notes.entropy).toBeCloseTo(Math.LN2, 14)
  })
})
