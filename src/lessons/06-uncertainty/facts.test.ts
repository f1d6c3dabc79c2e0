import { expect, test } from 'vitest'
import { entropyBits, rank, surprisalBits } from '#lib/sampling/index.ts'
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

test('the bits that a reader guesses are those the text states, and so are those without any opinion', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [, met, , vocabulary, even] = await stated('random')
  expect(guess.truth).toBe(Math.round(Number(met)))
  expect(guess.ask).toContain(`all ${vocabulary}`)
  expect(guess.ask).toContain(`${even} bits`)
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

/** Equally probable tokens. */
const even = (count: number) => rank(new Float32Array(count))

test('a token of one sixteenth and a place of 6 bits are what the reasons say', () => {
  const [first] = quiz
  if (first.kind !== 'choice') throw new Error('no choice')
  const [surprising, , sure] = first.options
  expect(surprising.why).toContain(`It had ${surprisalBits(even(16), 0)} bits`)
  expect(sure.why).toContain(`${entropyBits(even(64))} bits are 64 effective choices`)
})

test('the right number of equally probable tokens has 5 bits', () => {
  const { right } = quiz.find((question) => question.kind === 'set')!
  for (const count of right) expect(entropyBits(even(count))).toBe(5)
})
