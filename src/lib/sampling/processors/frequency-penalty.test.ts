import { describe, expect, it } from 'vitest'
import { logitsAfter } from './run-one.ts'

const logits = Float32Array.from([4, -4, 1, -Infinity])
const context = { contextIds: [2, 0, 0, 1, 3], promptLength: 1 }
const after = (params: object) =>
  logitsAfter(logits, 'frequency-penalty', { penalty: 0.5, ...params }, context)

describe('frequency-penalty', () => {
  it('subtracts once for each time a token was generated', () => {
    expect(after({})).toEqual([3, -4.5, 1, -Infinity])
  })

  it('counts the prompt when asked to, and a window', () => {
    expect(after({ includePrompt: true })).toEqual([3, -4.5, 0.5, -Infinity])
    expect(after({ lastN: 3 })).toEqual([3.5, -4.5, 1, -Infinity])
  })
})
