import { describe, expect, it } from 'vitest'
import { logitsAfter, runOne } from './run-one.ts'

const params = { multiplier: 1, base: 2, allowedLength: 2 }
const penalties = (contextIds: number[], more = {}) =>
  logitsAfter(
    new Float32Array(10),
    'dry',
    { ...params, ...more },
    { contextIds, promptLength: 0 },
  ).map((logit) => (logit === 0 ? 0 : -logit))
const only = (id: number, penalty: number) =>
  Array.from({ length: 10 }, (_, i) => (i === id ? penalty : 0))

describe('dry', () => {
  it('penalizes what followed the end of the text before, by the length of the repeated run', () => {
    expect(penalties([1, 2, 4, 1, 2])).toEqual(only(4, 1))
    expect(penalties([3, 1, 2, 4, 3, 1, 2])).toEqual(only(4, 2))
    expect(penalties([0, 3, 1, 2, 4, 0, 3, 1, 2])).toEqual(only(4, 4))
  })

  it('lets shorter runs be', () => {
    expect(penalties([2, 4, 1, 2])).toEqual(only(0, 0))
  })

  it('takes the longest of several runs', () => {
    expect(penalties([1, 2, 4, 3, 1, 2, 4, 3, 1, 2])).toEqual(only(4, 16))
  })

  it('sees a run that overlaps the end', () => {
    expect(penalties([5, 5, 5, 5])).toEqual(only(5, 2))
  })

  it('does not reach across breakers, and does not penalize one', () => {
    expect(penalties([3, 1, 2, 4, 3, 1, 2], { breakers: [3] })).toEqual(only(4, 1))
    expect(penalties([1, 2, 4, 1, 2], { breakers: [2] })).toEqual(only(0, 0))
    expect(penalties([1, 2, 4, 1, 2], { breakers: [4] })).toEqual(only(0, 0))
  })

  it('searches the last tokens only, when asked to', () => {
    expect(penalties([1, 2, 4, 1, 2], { lastN: 4 })).toEqual(only(0, 0))
    expect(penalties([1, 2, 4, 1, 2], { lastN: 5 })).toEqual(only(4, 1))
  })

  it('stops growing before the penalty leaves float32', () => {
    const { finalLogits } = runOne(new Float32Array(10), 'dry', params, {
      contextIds: Array(400).fill(7),
      promptLength: 0,
    })
    // The longest exponent is floor(88.72 / ln 2) = 127.
    expect(finalLogits[7]).toBe(-(2 ** 127))
  })

  it('is linear in practice: a text of one repeated token takes no time', () => {
    const context = { contextIds: Array(20_000).fill(7), promptLength: 0 }
    expect(runOne(new Float32Array(10), 'dry', params, context).stages[0].notes.longest).toBe(129)
  })
})
