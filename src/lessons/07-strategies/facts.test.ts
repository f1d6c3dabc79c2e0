import { expect, test } from 'vitest'
import recording from '#lib/engine/recorded/greedy-is-not-best.json' with { type: 'json' }
import { saysAll } from '#lib/widgets/claims/says-all.ts'
import { search } from '#lib/widgets/greedy-is-not-best/search.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const stated = testClaims(new URL('text.en.md', import.meta.url), claims)

test('the mass that a reader guesses is the one the text states', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [own, , hot] = await stated('heat')
  expect(parseFloat(own).toFixed(1)).toBe('5.5')
  expect(guess.truth).toBe(Math.round(parseFloat(hot)))
})

test('the beam of the figure is as wide as the text says, and the texts as long', () => {
  expect(search).toMatchObject({ width: 12, length: 6 })
})

test('the beam of the figure is behind for two tokens, and ahead from the third on', () => {
  const { greedy, beam } = recording.sequences
  const sumOf = (logProbs: readonly number[]) => logProbs.reduce((sum, next) => sum + next, 0)
  const isAhead = greedy.logProbs.map(
    (_, i) => sumOf(beam.logProbs.slice(0, i + 1)) > sumOf(greedy.logProbs.slice(0, i + 1)),
  )
  expect(isAhead).toEqual([false, false, true, true, true, true])
})

test('the right number of tokens leaves a chance nearer to one half than any other', () => {
  const question = quiz.find((question) => question.kind === 'set')!
  const distances = Array.from({ length: question.max }, (_, i) => Math.abs(0.8 ** (i + 1) - 0.5))
  const nearest = distances.indexOf(Math.min(...distances)) + 1
  expect(question.right).toEqual([nearest, nearest])
  expect(question.why).toContain((0.8 ** nearest).toFixed(3))
})

test('the question on cooling has the numbers of the text', async () => {
  const [nineCold, oneCold, nine, one] = await stated('titanic')
  const question = quiz.find(({ ask }) => ask.includes('Titanic'))!
  if (question.kind !== 'choice') throw new Error('no choice')
  expect(saysAll(question.ask, [nine, one])).toBe(true)
  const right = question.options.find((option) => option.right)!
  expect(saysAll(right.why, [nineCold, oneCold])).toBe(true)
})
