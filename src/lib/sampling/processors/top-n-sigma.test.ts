import { describe, expect, it } from 'vitest'
import { keptIds, runOne } from './run-one.ts'

// Mean 0, deviation 2.
const logits = Float32Array.from([3, 1, -1, -3, 2, -2, -Infinity, 0, 0]).subarray(0, 7)

describe('top-n-sigma', () => {
  it('keeps logits within n deviations of the largest, and leaves removed ones out of the deviation', () => {
    const [stage] = runOne(logits, 'top-n-sigma', { n: 0.5 }).stages
    expect(stage.notes.sigma).toBeCloseTo(Math.sqrt(28 / 6), 12)
    expect(keptIds(logits, 'top-n-sigma', { n: 0.45 })).toEqual([0])
    expect(keptIds(logits, 'top-n-sigma', { n: 0.5 })).toEqual([0, 4])
  })

  it('keeps the same at any temperature', () => {
    const hot = logits.map((logit) => logit / 4)
    for (const n of [0.3, 0.7, 1, 1.5])
      expect(keptIds(hot, 'top-n-sigma', { n })).toEqual(keptIds(logits, 'top-n-sigma', { n }))
  })

  it('keeps all where all are alike, and at least minKeep', () => {
    expect(keptIds(new Float32Array(4), 'top-n-sigma', { n: 1 })).toEqual([0, 1, 2, 3])
    expect(keptIds(logits, 'top-n-sigma', { n: 0.01, minKeep: 2 })).toEqual([0, 4])
  })
})
