import { describe, expect, it } from 'vitest'
import { logitsAfter, runOne } from './run-one.ts'

const logits = Float32Array.from([5, 4, 2, -Infinity])

describe('quadratic', () => {
  it('bends by the squared distance from the largest logit', () => {
    // d = 0, −1, −3 and k = 1 at curve 1.
    expect(logitsAfter(logits, 'quadratic', { factor: 0.5 })).toEqual([5, 4.5, 0.5, -Infinity])
  })

  it('mixes in the cube with the curve', () => {
    // curve 2: k = 1/2, s = 1/2.
    const expected = [5, 5 - 0.5 - 0.5, 5 - 4.5 - 13.5, -Infinity]
    expect(logitsAfter(logits, 'quadratic', { factor: 1, curve: 2 })).toEqual(expected)
  })

  it('ranks anew where a curve above 3 lifts a runner-up over the best', () => {
    // curve 5: k = −1, s = 2; d = −0.25 gives 0.0625 − 0.03125.
    const trace = runOne(Float32Array.from([5, 4.75, 2]), 'quadratic', { factor: 1, curve: 5 })
    expect([...trace.finalLogits]).toEqual([5, 5.03125, 5 + 9 - 54])
    expect([...trace.idByRank]).toEqual([1, 0, 2])
  })

  it('removes what it bends beyond all numbers', () => {
    const trace = runOne(Float32Array.from([5, -95, 4]), 'quadratic', { factor: 1e305 })
    expect(trace.keptCount).toBe(2)
    expect(trace.finalLogits[1]).toBe(-Infinity)
  })

  it('puts the lower id first where two tokens end alike', () => {
    // curve 5: d² + 2d³ is 0 at d = −0.5, too.
    const trace = runOne(Float32Array.from([4.5, 5, 0]), 'quadratic', { factor: 1, curve: 5 })
    expect([...trace.finalLogits.subarray(0, 2)]).toEqual([5, 5])
    expect([...trace.idByRank]).toEqual([0, 1, 2])
  })
})
