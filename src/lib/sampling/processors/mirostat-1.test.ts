import { describe, expect, it } from 'vitest'
import { accept } from '../index.ts'
import { logitsOf, runOne } from './run-one.ts'

describe('mirostat-1', () => {
  it('finds the exponent of a Zipf law', () => {
    const zipf = logitsOf(...Array.from({ length: 200 }, (_, i) => (i + 1) ** -1.3))
    const { notes } = runOne(zipf, 'mirostat-1', { tau: 1 }).stages[0]
    expect(notes.exponent).toBeCloseTo(1.3, 6)
    expect(notes.mu).toBe(2)
    const expected = ((0.3 * 2 ** 2) / (1 - 200 ** -0.3)) ** (1 / 1.3)
    expect(notes.k).toBeCloseTo(expected, 5)
    expect(runOne(zipf, 'mirostat-1', { tau: 1 }).keptCount).toBe(Math.floor(expected))
  })

  it('takes the limit at an exponent of 1', () => {
    const zipf = logitsOf(...Array.from({ length: 200 }, (_, i) => 1 / (i + 1)))
    const { notes } = runOne(zipf, 'mirostat-1', { tau: 1 }).stages[0]
    expect(notes.k).toBeCloseTo(4 / Math.log(200), 5)
  })

  it('keeps 2^μ of tokens that are all alike, and one where even one surprises too much', () => {
    expect(runOne(new Float32Array(100), 'mirostat-1', { tau: 1 }).keptCount).toBe(4)
    expect(runOne(logitsOf(0.6, 0.4), 'mirostat-1', { tau: 0 }).keptCount).toBe(1)
  })

  it('keeps a single token as it is', () => {
    expect(runOne(logitsOf(1, 0), 'mirostat-1', {}).keptCount).toBe(1)
  })

  it('lowers μ by η times what the token surprised beyond τ', () => {
    const trace = runOne(new Float32Array(100), 'mirostat-1', { tau: 1, eta: 0.25 })
    expect(accept(trace, 0)['mirostat-1']!.mu).toBeCloseTo(2 - 0.25 * (2 - 1), 14)
  })
})
