import { expect, test } from 'vitest'
import { entropyBits, klBits, perplexity, rank, runRanking } from '#lib/sampling/index.ts'
import { weatherLogits } from '#lib/widgets/four-phases/weather.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'

testClaims(new URL('text.en.md', import.meta.url), claims)

const logitsOf = (probabilities: readonly number[]) =>
  Float32Array.from(probabilities, (p) => Math.log(p))
const halves = rank(logitsOf([1 / 2, 1 / 4, 1 / 8, 1 / 8]))

test('32-bit exponentials overflow above 88.7', () => {
  expect(Math.fround(Math.exp(88.7))).toBeLessThan(Infinity)
  expect(Math.fround(Math.exp(88.8))).toBe(Infinity)
})

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

test('nine to one is three to one at T = 2, and eighty-one to one at T = 0.5', () => {
  const ratioAt = (temperature: number) => {
    const chain = [{ id: 'temperature' as const, params: { temperature } }]
    const { final } = runRanking(rank(logitsOf([0.9, 0.1])), chain, {
      contextIds: [],
      promptLength: 0,
    })
    return final.probability(0) / final.probability(1)
  }
  expect(ratioAt(2)).toBeCloseTo(3, 5)
  expect(ratioAt(0.5)).toBeCloseTo(81, 3)
})

test('of the eight words the first has 97 % at T = 0.2, and all but a millionth at 0.05', () => {
  const firstAt = (T: number) =>
    1 / weatherLogits.reduce((sum, z) => sum + Math.exp((z - weatherLogits[0]) / T), 0)
  expect(firstAt(0.2)).toBeCloseTo(0.97, 2)
  expect((1 - firstAt(0.05)) * 1e6).toBeCloseTo(1, 0)
})

test('the first word has 49 times what the last has at T = 1, and 1.08 times at 50', () => {
  const gap = weatherLogits[0] - weatherLogits[7]
  expect(Math.exp(gap)).toBeCloseTo(49, 0)
  expect(Math.exp(gap / 50)).toBeCloseTo(1.08, 2)
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

test('a logit of 20 divided by 1.3 loses 4.6 nats, a factor of about 100', () => {
  expect(20 - 20 / 1.3).toBeCloseTo(4.6, 1)
  expect(Math.exp(20 - 20 / 1.3)).toBeGreaterThan(95)
  expect(Math.exp(20 - 20 / 1.3)).toBeLessThan(105)
})

test('a probability of 10⁻⁹⁰ is 0 in 32 bits and its logarithm about −207', () => {
  expect(Math.fround(1e-90)).toBe(0)
  expect(Math.log(1e-90)).toBeCloseTo(-207.2, 1)
})

test('log2 of the vocabulary is about 15.6 bits', () => {
  expect(Math.log2(49152)).toBeCloseTo(15.6, 1)
})

test('ten thousand tokens at one in a million hold 1 % and add 0.2 bits', () => {
  expect(1e4 * 1e-6).toBeCloseTo(0.01)
  expect(-1e4 * 1e-6 * Math.log2(1e-6)).toBeCloseTo(0.2, 2)
})

test('a cut that keeps three quarters diverges by minus log2 of that', () => {
  const chain = [{ id: 'top-k' as const, params: { k: 2 } }]
  const { final } = runRanking(halves, chain, { contextIds: [], promptLength: 0 })
  expect(klBits(final, halves)).toBeCloseTo(-Math.log2(0.75), 6)
  expect(klBits(halves, final)).toBe(Infinity)
})

test('the answers of the questions hold', () => {
  expect(entropyBits(halves)).toBeCloseTo(1.75, 6)
  expect(perplexity([Math.log(1 / 2), Math.log(1 / 8)])).toBeCloseTo(4, 12)
  expect(Math.log2(10)).toBeCloseTo(3.3, 1)
  expect(Math.log2(1000)).toBeCloseTo(10, 1)
})
