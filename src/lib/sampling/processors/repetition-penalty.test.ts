import { describe, expect, it } from 'vitest'
import { logitsAfter, runOne } from './run-one.ts'

const logits = Float32Array.from([4, -4, 0, 3, -Infinity])
const context = { contextIds: [0, 0, 1, 2, 4, 3], promptLength: 5 }
const after = (params: object) =>
  logitsAfter(logits, 'repetition-penalty', { penalty: 2, ...params }, context)

describe('repetition-penalty', () => {
  it('divides positive and multiplies negative logits of tokens seen, once each', () => {
    expect(after({})).toEqual([2, -8, 0, 1.5, -Infinity])
  })

  it('counts the last tokens only, or only generated ones, when asked to', () => {
    expect(after({ lastN: 1 })).toEqual([4, -4, 0, 1.5, -Infinity])
    expect(after({ lastN: 5 })).toEqual([2, -8, 0, 1.5, -Infinity])
    expect(after({ lastN: 0 })).toEqual([4, -4, 0, 3, -Infinity])
    expect(after({ includePrompt: false })).toEqual([4, -4, 0, 1.5, -Infinity])
  })

  it('below 1 makes tokens seen likelier', () => {
    expect(after({ penalty: 0.5, lastN: 1 })).toEqual([4, -4, 0, 6, -Infinity])
  })

  it('depends on where the zero of the logits lies', () => {
    const shifted = logits.map((logit) => logit + 10)
    const p = (logits: Float32Array) =>
      runOne(logits, 'repetition-penalty', { penalty: 2 }, context).final.probabilityOf(3)
    expect(Math.abs(p(logits) - p(shifted))).toBeGreaterThan(0.001)
  })

  it('moves a token to its new place, behind equals of lower id', () => {
    const trace = runOne(
      Float32Array.from([2, 1, 1, 4]),
      'repetition-penalty',
      { penalty: 4 },
      {
        contextIds: [3],
        promptLength: 0,
      },
    )
    expect([...trace.idByRank]).toEqual([0, 1, 2, 3])
  })
})
