import { describe, expect, it } from 'vitest'
import { keptIds, logitsOf, nothingSaid, runOne } from './run-one.ts'

const logits = logitsOf(0.1, 0.4, 0.2, 0.3)
const always = { probability: 1, threshold: 0.15 }

describe('xtc', () => {
  it('removes all tokens at or above the threshold but the least probable of them', () => {
    expect(keptIds(logits, 'xtc', always)).toEqual([0, 2])
    expect(keptIds(new Float32Array(4), 'xtc', { probability: 1, threshold: 0.25 })).toEqual([3])
  })

  it('does nothing where fewer than two tokens reach the threshold', () => {
    expect(keptIds(logits, 'xtc', { probability: 1, threshold: 0.35 })).toHaveLength(4)
    expect(keptIds(logits, 'xtc', { probability: 1, threshold: 0.6 })).toHaveLength(4)
  })

  it('acts when the coin is below its probability', () => {
    const half = { ...always, probability: 0.5 }
    expect(keptIds(logits, 'xtc', half, { ...nothingSaid, coin: 0.49 })).toEqual([0, 2])
    expect(keptIds(logits, 'xtc', half, { ...nothingSaid, coin: 0.5 })).toHaveLength(4)
  })

  it('refuses to act by chance without a coin', () => {
    expect(() => runOne(logits, 'xtc', { ...always, probability: 0.5 })).toThrow(
      'xtc: probability 0.5 needs context.coin',
    )
  })

  it('does nothing where fewer than minKeep would stay', () => {
    expect(keptIds(logits, 'xtc', { ...always, minKeep: 2 })).toEqual([0, 2])
    expect(keptIds(logits, 'xtc', { ...always, minKeep: 3 })).toHaveLength(4)
  })

  it('says which mass it took away', () => {
    const [stage] = runOne(logits, 'xtc', always).stages
    expect(stage.keptMass).toBeCloseTo(0.3, 7)
    expect([...stage.removedIds()]).toEqual([1, 3])
  })
})
