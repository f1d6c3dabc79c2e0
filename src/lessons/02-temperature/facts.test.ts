import { expect, test } from 'vitest'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const stated = testClaims(new URL('text.en.md', import.meta.url), claims)

test('the share that a reader guesses is the one the text states', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [, hot] = await stated('australia-top-ten')
  expect(`${guess.truth}.0 %`).toBe(hot.replace(/\s/, ' '))
})

test('the logits of the slider question stand 50 to 1 up to the temperature asked for', () => {
  expect(Math.exp(2 / 0.5)).toBeGreaterThan(50)
  expect(Math.exp(2 / 0.6)).toBeLessThan(50)
})
