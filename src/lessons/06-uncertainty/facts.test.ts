import { expect, test } from 'vitest'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const stated = testClaims(new URL('text.en.md', import.meta.url), claims)

test('the places of the ordering question stand in the order of their entropy, with the bits that the text states', async () => {
  const bits = (await stated('four-places')).filter((_, i) => i % 2 === 0)
  const order = quiz.find((question) => question.kind === 'order')!
  for (const entropy of bits) expect(order.why).toContain(entropy)
  expect(bits.map(Number)).toEqual(bits.map(Number).sort((a, b) => a - b))
})

test('the bits that a reader guesses are those the text states, and no opinion meets 15.6', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [, met] = await stated('random')
  expect(guess.truth).toBe(Math.round(Number(met)))
  expect(Math.log2(49_152).toFixed(1)).toBe('15.6')
})

test('the program is a seventh as perplexing as the other passages', async () => {
  const [fact, , story, , code] = await stated('passages')
  expect(Math.round(Number(fact) / Number(code))).toBe(7)
  expect(Number(story) / Number(code)).toBeCloseTo(7.5, 0)
})

test('the divergence of a cut distribution is minus the logarithm of the mass kept', async () => {
  const [kept, divergence] = await stated('cut')
  expect(Number(divergence)).toBeCloseTo(-Math.log2(parseFloat(kept) / 100), 2)
})

test('one in a thousand is about 10 bits, and a nat is one bit divided by 0.693', () => {
  expect(Math.log2(1000)).toBeCloseTo(10, 1)
  expect(Math.log(2).toFixed(3)).toBe('0.693')
})

test('a token of one sixteenth has 4 bits, and 6 bits are 64 choices', () => {
  expect(-Math.log2(1 / 16)).toBe(4)
  expect(2 ** 6).toBe(64)
})
