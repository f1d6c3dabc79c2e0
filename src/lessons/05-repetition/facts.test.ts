import { expect, test } from 'vitest'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const stated = testClaims(new URL('text.en.md', import.meta.url), claims)

const percent = (words: string) => Number(words.replace(/[^\d.]/g, ''))

test('the probability that a reader guesses is the one the text states', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [first, second] = await stated('loop-said')
  expect(percent(first)).toBeCloseTo(9, 0)
  expect(guess.truth).toBe(Math.round(percent(second)))
})

test('more than half of the copies would end the circle', async () => {
  const [, , ...copies] = await stated('loop-copies')
  for (const copy of copies.slice(0, 3)) expect(percent(copy)).toBeLessThan(50)
})

test('100 tokens have 98 runs of three', () => {
  expect(Array.from({ length: 100 }).slice(2).length).toBe(98)
})

test('a repetition penalty of 1.3 takes 0.46 off a logit of 2 and 4.6 off one of 20', () => {
  expect((2 - 2 / 1.3).toFixed(2)).toBe('0.46')
  expect((20 - 20 / 1.3).toFixed(1)).toBe('4.6')
})

test('the penalty of the slider question is the first that brings the odds to a seventh', () => {
  expect(Math.exp(4 * 0.5)).toBeGreaterThan(7)
  expect(Math.exp(4 * 0.4)).toBeLessThan(5.05)
})
