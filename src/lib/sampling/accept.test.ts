import { describe, expect, it } from 'vitest'
import { accept, runChain, type Chain } from './index.ts'
import { logitsOf, nothingSaid } from './processors/run-one.ts'

const logits = logitsOf(0.5, 0.25, 0.25)
const chain: Chain = [
  { id: 'mirostat-2', params: { tau: 1, eta: 1 } },
  { id: 'temperature', params: { temperature: 2 } },
]

describe('accept', () => {
  it('returns the state of the next step, and leaves the one before as it was', () => {
    const state = { 'mirostat-2': { mu: 5 } }
    const next = accept(runChain(logits, chain, { ...nothingSaid, state }), 1)
    // Two bits of surprisal, one more than τ.
    expect(next['mirostat-2']!.mu).toBeCloseTo(4, 7)
    expect(state).toEqual({ 'mirostat-2': { mu: 5 } })
  })

  it('keeps the state of processors that are off or not in the chain', () => {
    const state = { 'mirostat-2': { mu: 5 }, 'adaptive-p': { weighted: 1, weights: 2 } }
    const off = chain.map((step) => ({ ...step, enabled: false }))
    expect(accept(runChain(logits, off, { ...nothingSaid, state }), 1)).toEqual(state)
  })

  it('has nothing to say for a chain without a memory', () => {
    expect(accept(runChain(logits, [chain[1]], nothingSaid), 0)).toEqual({})
  })

  it('refuses an id outside the vocabulary', () => {
    expect(() => accept(runChain(logits, chain, nothingSaid), 3)).toThrow(
      new RangeError('accept: id must be an integer in [0, 3), got 3'),
    )
  })
})
