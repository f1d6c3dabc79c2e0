import { describe, expect, it } from 'vitest'
import { logitsAfter, runOne } from './run-one.ts'

const logits = Float32Array.from([1, 2, 3, -Infinity])

describe('logit-bias', () => {
  it('adds to the logits named, bans with −Infinity, and never brings back a removed token', () => {
    const biasById = { 0: 5, 2: -Infinity, 3: 100 }
    expect(logitsAfter(logits, 'logit-bias', { biasById })).toEqual([6, 2, -Infinity, -Infinity])
  })

  it('says which mass a ban took away', () => {
    const [stage] = runOne(logits, 'logit-bias', { biasById: { 2: -Infinity } }).stages
    const e = Math.exp
    expect(stage.keptMass).toBeCloseTo((e(1) + e(2)) / (e(1) + e(2) + e(3)), 14)
    expect([...stage.removedIds()]).toEqual([2])
  })

  it('refuses to ban every token', () => {
    const biasById = { 0: -Infinity, 1: -Infinity, 2: -Infinity }
    expect(() => runOne(logits, 'logit-bias', { biasById })).toThrow(
      /^logit-bias: removes every token/,
    )
  })
})
