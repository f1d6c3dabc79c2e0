import { expect, test } from 'vitest'
import recording from '#lib/engine/recorded/greedy-is-not-best.json' with { type: 'json' }
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

test('ten tokens in a row stay within the first thousand with a probability of 3.6 %', async () => {
  const [, , hot] = await stated('heat')
  expect(((1 - parseFloat(hot) / 100) ** 10 * 100).toFixed(1)).toBe('3.6')
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

test('a text that is wrecked at one place in five is sound for three tokens as often as not', () => {
  expect(0.8 ** 3).toBeCloseTo(0.512, 9)
  expect((0.8 ** 10).toFixed(3)).toBe('0.107')
  for (const others of [0.8 ** 2, 0.8 ** 4]) {
    expect(Math.abs(others - 0.5)).toBeGreaterThan(0.8 ** 3 - 0.5)
  }
})
