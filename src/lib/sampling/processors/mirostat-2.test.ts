import { describe, expect, it } from 'vitest'
import { accept } from '../index.ts'
import { keptIds, logitsOf, nothingSaid, runOne } from './run-one.ts'

const logits = logitsOf(0.5, 0.25, 0.125, 0.125)

describe('mirostat-2', () => {
  it('keeps what surprises by at most μ bits, 2τ at first', () => {
    expect(keptIds(logits, 'mirostat-2', { tau: 1.01 })).toEqual([0, 1])
    expect(keptIds(logits, 'mirostat-2', { tau: 0.99 })).toEqual([0])
    expect(keptIds(logits, 'mirostat-2', { tau: 2 })).toEqual([0, 1, 2, 3])
  })

  it('keeps one token where μ is below 0', () => {
    const state = { 'mirostat-2': { mu: -3 } }
    expect(keptIds(logits, 'mirostat-2', { tau: 1 }, { ...nothingSaid, state })).toEqual([0])
  })

  it('feeds back the surprisal under what it kept', () => {
    const trace = runOne(logits, 'mirostat-2', { tau: 1.01, eta: 0.5 })
    const surprisal = Math.log2(3)
    expect(accept(trace, 1)['mirostat-2']!.mu).toBeCloseTo(2.02 - 0.5 * (surprisal - 1.01), 6)
  })

  it('learns nothing from a token that it had removed', () => {
    const trace = runOne(logits, 'mirostat-2', { tau: 1.01 })
    expect(accept(trace, 3)).toEqual({})
  })
})
