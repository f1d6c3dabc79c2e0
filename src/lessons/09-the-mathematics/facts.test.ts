import { expect, test } from 'vitest'
import { formatNumber } from '#lib/charts/number-format.ts'
import { entropyBits, klBits, perplexity, rank, runRanking } from '#lib/sampling/index.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

testClaims(new URL('text.en.md', import.meta.url), claims)

const logitsOf = (probabilities: readonly number[]) =>
  Float32Array.from(probabilities, (p) => Math.log(p))
const halves = rank(logitsOf([1 / 2, 1 / 4, 1 / 8, 1 / 8]))

test('the slope of the loss is p minus one for the right token, and p for another', () => {
  const loss = (z: number[]) => Math.log(z.reduce((sum, x) => sum + Math.exp(x), 0)) - z[0]
  const z = [1, 0.3, -2]
  const sum = z.reduce((sum, x) => sum + Math.exp(x), 0)
  const slope = (i: number) => {
    const moved = z.map((x, j) => (i === j ? x + 1e-6 : x))
    return (loss(moved) - loss(z)) / 1e-6
  }
  expect(slope(0)).toBeCloseTo(Math.exp(1) / sum - 1, 5)
  expect(slope(1)).toBeCloseTo(Math.exp(0.3) / sum, 5)
})

test('entropy grows with temperature as the variance of z/T says', () => {
  const at = (temperature: number) =>
    runRanking(halves, [{ id: 'temperature', params: { temperature } }], {
      contextIds: [],
      promptLength: 0,
    }).final
  const slope = (at(1.001).entropy - at(0.999).entropy) / (Math.log(1.001) - Math.log(0.999))
  expect(slope).toBeCloseTo(halves.varentropy, 5)
})

test('a cut that keeps three quarters diverges by minus log2 of that', () => {
  const chain = [{ id: 'top-k' as const, params: { k: 2 } }]
  const { final } = runRanking(halves, chain, { contextIds: [], promptLength: 0 })
  expect(klBits(final, halves)).toBeCloseTo(-Math.log2(0.75), 6)
  expect(klBits(halves, final)).toBe(Infinity)
})

test('the answers of the questions hold', () => {
  const set = quiz.find((question) => question.kind === 'set')!
  expect(entropyBits(halves)).toBeCloseTo(set.right[0], 6)
  const choice = quiz.find(({ ask }) => ask.includes('perplexity'))!
  if (choice.kind !== 'choice') throw new Error('no choice')
  const right = choice.options.find((option) => option.right)!
  expect(perplexity([Math.log(1 / 2), Math.log(1 / 8)])).toBeCloseTo(Number(right.text), 12)
  const order = quiz.find((question) => question.kind === 'order')!
  const bits = [1, 2, 10, 1000].map((count) => entropyBits(rank(new Float32Array(count))))
  const [last, ...others] = bits.map((value) => formatNumber(value, 1)).reverse()
  expect(order.why).toContain(`${others.reverse().join(', ')} and ${last} bits`)
})
