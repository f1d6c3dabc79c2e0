import { expect, test } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { tempered } from '#lib/widgets/claims/index.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const stated = testClaims(new URL('text.en.md', import.meta.url), claims)

test('the share that a reader guesses is the one the text states', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [, hot] = await stated('australia-top-ten')
  expect(`${guess.truth}.0 %`).toBe(hot.replace(/\s/, ' '))
})

test('two logits stand 50 to 1 up to the temperature that counts as right', () => {
  const question = quiz.find(({ kind }) => kind === 'set')!
  if (question.kind !== 'set') throw new Error('not a question with a slider')
  const [, highest] = question.right
  const oddsAt = (T: number) => {
    const two = tempered(rank(Float32Array.from([2, 0])), T)
    return two.probability(0) / two.probability(1)
  }
  expect(oddsAt(highest)).toBeGreaterThan(50)
  expect(oddsAt(highest + question.step)).toBeLessThan(50)
})
