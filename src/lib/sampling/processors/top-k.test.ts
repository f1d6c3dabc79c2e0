import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf } from './run-one.ts'

const tied = Float32Array.from([1, 2, 2, 3, 2])

describe('top-k', () => {
  it('keeps the k most probable tokens', () => {
    expect(keptIds(logitsOf(0.1, 0.4, 0.3, 0.2), 'top-k', { k: 2 })).toEqual([1, 2])
  })

  it('keeps exactly k among equals, lower ids first', () => {
    expect(keptIds(tied, 'top-k', { k: 2 })).toEqual([1, 3])
    expect(keptIds(tied, 'top-k', { k: 3 })).toEqual([1, 2, 3])
  })

  it('keeps all equals of the last one when asked to', () => {
    expect(keptIds(tied, 'top-k', { k: 2, keepTies: true })).toEqual([1, 2, 3, 4])
    expect(keptIds(tied, 'top-k', { k: 1, keepTies: true })).toEqual([3])
  })

  it('keeps at least minKeep, and no more than there are', () => {
    expect(keptIds(tied, 'top-k', { k: 1, minKeep: 2 })).toEqual([1, 3])
    expect(keptIds(logitsOf(0.5, 0, 0.5), 'top-k', { k: 1, minKeep: 10 })).toEqual([0, 2])
    expect(keptIds(tied, 'top-k', { k: 100 })).toHaveLength(5)
  })
})
