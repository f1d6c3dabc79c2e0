import { describe, expect, it } from 'vitest'
import { logitsAfter } from './run-one.ts'

const logits = Float32Array.from([4, -4, 1, -Infinity])
const context = { contextIds: [2, 0, 0, 1, 3], promptLength: 1 }
const after = (params: object) =>
  logitsAfter(logits, 'presence-penalty', { penalty: 0.5, ...params }, context)

describe('presence-penalty', () => {
  it('subtracts once from each token generated', () => {
    expect(after({})).toEqual([3.5, -4.5, 1, -Infinity])
  })

  it('counts the prompt when asked to, and a window', () => {
    expect(after({ includePrompt: true })).toEqual([3.5, -4.5, 0.5, -Infinity])
    expect(after({ lastN: 2 })).toEqual([4, -4.5, 1, -Infinity])
  })

  it('below 0 invites repetition', () => {
    expect(after({ penalty: -1 })).toEqual([5, -3, 1, -Infinity])
  })
})
