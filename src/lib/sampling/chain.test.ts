import { describe, expect, it } from 'vitest'
import { draw, greedy, rank, runChain, uAt, type Step } from './index.ts'

const logits = Float32Array.from([1, 3, 2, 3, -Infinity, 0])
const context = { contextIds: [1, 5], promptLength: 1 }
const run = (...chain: Step[]) => runChain(logits, chain, context)

describe('runChain', () => {
  it('without a step returns the distribution it was given', () => {
    const trace = run()
    expect(trace.finalLogits).toEqual(logits)
    expect([...trace.idByRank]).toEqual([1, 3, 2, 0, 5, 4])
    expect(trace.keptCount).toBe(5)
    expect(trace.keptMass).toBe(1)
  })

  it('applies the steps in the order given', () => {
    const hot: Step = { id: 'temperature', params: { temperature: 2 } }
    const nucleus: Step = { id: 'top-p', params: { p: 0.9 } }
    const six = Float32Array.from([3, 2, 1, 0, -1, -2])
    const nothing = { contextIds: [], promptLength: 0 }
    expect(runChain(six, [nucleus, hot], nothing).keptCount).toBe(3)
    expect(runChain(six, [hot, nucleus], nothing).keptCount).toBe(4)
  })

  it('says what each stage removed, kept, and which left everything as it was', () => {
    const trace = run(
      { id: 'temperature', params: { temperature: 1 } },
      { id: 'repetition-penalty', params: { penalty: 2 } },
      { id: 'top-k', params: { k: 3 } },
      { id: 'top-p', params: { p: 0.5 } },
    )
    const [neutral, penalty, topK, topP] = trace.stages
    expect(neutral.noEffect).toBe(true)
    expect(penalty.logits).toEqual(Float32Array.from([1, 1.5, 2, 3, -Infinity, 0]))
    expect([...topK.removedIds()]).toEqual([0, 5])
    expect([...topP.removedIds()]).toEqual([2, 1])
    expect(trace.removedBy(5)).toBe(2)
    expect(trace.removedBy(1)).toBe(3)
    expect(trace.removedBy(3)).toBe(-1)
    expect(trace.removedBy(4)).toBe(-1)
    // Removed tokens follow in the order that the model itself has for them.
    expect([...trace.idByRank]).toEqual([3, 1, 2, 0, 5, 4])
    const mass = (...kept: number[]) => kept.reduce((sum, l) => sum + Math.exp(l), 0)
    expect(topK.keptMass).toBeCloseTo(mass(3, 2, 1.5) / mass(3, 2, 1.5, 1, 0), 14)
    expect(trace.keptMass).toBeCloseTo(mass(3) / mass(3, 2, 1.5, 1, 0), 14)
    expect([...trace.probabilityByRank]).toEqual([1])
  })

  it('takes a ranking made before, and refuses one of another vocabulary', () => {
    const ranking = rank(logits)
    expect(runChain(logits, [], context, ranking).own).toBe(ranking)
    expect(() => runChain(logits.slice(1), [], context, ranking)).toThrow(RangeError)
  })
})

describe('draw', () => {
  it('picks the token whose interval holds u, and never a removed one', () => {
    const trace = run({ id: 'top-k', params: { k: 2 } })
    expect(draw(trace, 0)).toEqual({ id: 1, rank: 0, from: 0, to: 0.5 })
    expect(draw(trace, 0.5)).toEqual({ id: 3, rank: 1, from: 0.5, to: 1 })
    expect(draw(trace, 1 - 2 ** -53).id).toBe(3)
    expect(() => draw(trace, 1)).toThrow('draw: u must be in [0, 1), got 1')
  })
})

describe('greedy', () => {
  it('takes the largest logit, the lower id among equals, as temperature 0 does', () => {
    expect(greedy(logits)).toBe(1)
    const trace = run({ id: 'temperature', params: { temperature: 0 } })
    expect(trace.keptCount).toBe(1)
    expect(trace.idByRank[0]).toBe(1)
  })
})

describe('uAt', () => {
  it('is fixed by seed, step and attempt', () => {
    expect(uAt(0, 0, 0)).toBe((0x6627e8d5 * 2 ** 21 + (0xe169c58d >>> 11)) / 2 ** 53)
    expect(uAt(1, 2, 3)).toBe(uAt(1, 2, 3))
    expect(new Set([uAt(1, 0, 0), uAt(0, 1, 0), uAt(0, 0, 1)]).size).toBe(3)
  })
})
