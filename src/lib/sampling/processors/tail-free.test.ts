import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf } from './run-one.ts'

describe('tail-free', () => {
  // Differences 0.2, 0.1, 0.1, 0.09; second differences 0.1, 0, 0.01: shares 10/11, 0, 1/11.
  const logits = logitsOf(0.5, 0.3, 0.2, 0.1, 0.01)

  it('keeps one token more than there are bends up to z', () => {
    expect(keptIds(logits, 'tail-free', { z: 0.9 })).toEqual([0])
    expect(keptIds(logits, 'tail-free', { z: 0.92 })).toEqual([0, 1, 2])
  })

  it('never keeps the very last token while it is on', () => {
    expect(keptIds(logits, 'tail-free', { z: 0.999999 })).not.toContain(4)
  })

  it('counts every place alike where the curve is flat', () => {
    expect(keptIds(logitsOf(1, 1, 1, 1, 1, 1), 'tail-free', { z: 0.5 })).toEqual([0, 1, 2])
  })

  it('leaves two tokens alone, and keeps at least minKeep', () => {
    expect(keptIds(logitsOf(0.9, 0.1), 'tail-free', { z: 0.1 })).toEqual([0, 1])
    expect(keptIds(logits, 'tail-free', { z: 0, minKeep: 3 })).toEqual([0, 1, 2])
  })
})
