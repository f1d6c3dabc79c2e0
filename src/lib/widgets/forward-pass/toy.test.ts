import { expect, it } from 'vitest'
import { embedding, head, outputsOf } from './toy.ts'

const outputs = (T: number) => outputsOf(Object.values(head), embedding, T)

it('gives jumps, cat and dog the three largest logits, as worked out by hand', () => {
  const expected = [3.8, 2.9, 2.65, 2, -0.1, -1]
  outputs(1).forEach(({ logit }, i) => expect(logit).toBeCloseTo(expected[i], 12))
})

it('has the probabilities of e to the power of the logits', () => {
  // 44.701, 18.174, 14.154, 7.389, 0.905, 0.368; together 85.691.
  const expected = [0.5217, 0.2121, 0.1652, 0.0862, 0.0106, 0.0043]
  outputs(1).forEach(({ own, shaped }, i) => {
    expect(own).toBeCloseTo(expected[i], 4)
    expect(shaped).toBe(own)
  })
})

it('divides logits by T, and squares the ratios of probabilities at T = 0.5', () => {
  const [jumps, cat] = outputs(0.5)
  expect(jumps.divided).toBeCloseTo(7.6, 12)
  expect(jumps.shaped / cat.shaped).toBeCloseTo((jumps.own / cat.own) ** 2, 9)
})

it('keeps the order at every T', () => {
  for (const T of [0.2, 1, 3]) {
    const shares = outputs(T).map(({ shaped }) => shaped)
    expect(shares).toEqual([...shares].sort((a, b) => b - a))
  }
})
