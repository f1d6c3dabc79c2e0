import { describe, expect, it } from 'vitest'
import { makeLogits } from '../../../tests/golden/sampling/logits.ts'
import { draw, drawGumbel, greedy, runChain, uAt, type Chain, type Trace } from './index.ts'
import { logitsOf, nothingSaid } from './processors/run-one.ts'

const DRAWS = 100_000
const LAST_U = 1 - 2 ** -53

const chain: Chain = [
  { id: 'temperature', params: { temperature: 1.3 } },
  { id: 'top-k', params: { k: 12 } },
]
const shaped = (logits: Float32Array, steps: Chain = []) => runChain(logits, steps, nothingSaid)

/** Pearson's statistic of draws against the probabilities that the trace shows. */
function chiSquare(trace: Trace, drawRank: (attempt: number) => number): number {
  const counts = new Float64Array(trace.keptCount)
  for (let attempt = 0; attempt < DRAWS; attempt++) counts[drawRank(attempt)]++
  return trace.probabilityByRank.reduce((sum, p, rank) => {
    const expected = p * DRAWS
    return sum + (counts[rank] - expected) ** 2 / expected
  }, 0)
}

describe('draw', () => {
  const trace = shaped(makeLogits('random', 50, 1), chain)

  it('matches the shown probabilities over 100,000 draws', () => {
    // 11 degrees of freedom: above 31.3 once in a thousand.
    expect(chiSquare(trace, (attempt) => draw(trace, uAt(42, 0, attempt)).rank)).toBeLessThan(31.3)
  })

  it('lays the tokens side by side from 0 to 1, each as wide as its probability', () => {
    let end = 0
    for (const [rank, p] of trace.probabilityByRank.entries()) {
      const hit = draw(trace, end)
      expect(hit).toMatchObject({ rank, id: trace.idByRank[rank], from: end })
      expect(hit.to - hit.from).toBeCloseTo(p, 12)
      end = hit.to
    }
    expect(end).toBe(1)
  })

  it('takes the first token at 0 and the last one just under 1', () => {
    expect(draw(trace, 0).rank).toBe(0)
    expect(draw(trace, LAST_U).rank).toBe(trace.keptCount - 1)
  })

  it('never takes a removed token, nor one whose probability is 0', () => {
    const removed = shaped(logitsOf(0, 1, 0, 1))
    const underflow = shaped(Float32Array.from([-2000, 0, 0, -2000]))
    for (const u of [0, 0.3, 0.5, 0.8, LAST_U]) {
      expect([1, 3]).toContain(draw(removed, u).id)
      expect([1, 2]).toContain(draw(underflow, u).id)
    }
  })

  it('refuses a u outside [0, 1)', () => {
    for (const u of [1, -1e-9, NaN, Infinity])
      expect(() => draw(trace, u)).toThrow(new RangeError(`draw: u must be in [0, 1), got ${u}`))
  })
})

describe('drawGumbel', () => {
  const trace = shaped(makeLogits('random', 50, 1), chain)

  it('matches the shown probabilities over 100,000 draws', () => {
    expect(chiSquare(trace, (attempt) => drawGumbel(trace, 42, 0, attempt).rank)).toBeLessThan(31.3)
  })

  it('with its noise held keeps its token until a setting removes it', () => {
    const logits = makeLogits('random', 1000, 1)
    for (let attempt = 0; attempt < 50; attempt++) {
      const free = drawGumbel(shaped(logits), 1, 0, attempt)
      for (const k of [500, 100, 20]) {
        const cut = drawGumbel(shaped(logits, [{ id: 'top-k', params: { k } }]), 1, 0, attempt)
        if (free.rank < k) expect(cut.id).toBe(free.id)
      }
    }
  })

  it('never takes a removed token', () => {
    const removed = shaped(logitsOf(0, 1, 0, 1))
    for (let attempt = 0; attempt < 100; attempt++)
      expect([1, 3]).toContain(drawGumbel(removed, 3, 0, attempt).id)
  })
})

describe('greedy', () => {
  it('takes the largest logit, the lower id among equals', () => {
    expect(greedy(Float32Array.from([-Infinity, 2, 3, 3]))).toBe(2)
  })

  it('is what temperature 0 leaves', () => {
    for (const kind of ['tied', 'random', 'removed'] as const) {
      const logits = makeLogits(kind, 1000, 4)
      const cold = shaped(logits, [{ id: 'temperature', params: { temperature: 0 } }])
      expect(cold.keptCount).toBe(1)
      expect(cold.idByRank[0]).toBe(greedy(logits))
    }
  })

  it('refuses what is no distribution', () => {
    expect(() => greedy(new Float32Array(0))).toThrow('logits: there are none')
    expect(() => greedy(Float32Array.from([0, NaN]))).toThrow('logits: entry 1 is NaN')
    expect(() => greedy(Float32Array.from([Infinity]))).toThrow('logits: entry 0 is Infinity')
    expect(() => greedy(Float32Array.from([-Infinity]))).toThrow(
      'logits: all 1 entries are removed',
    )
  })
})
