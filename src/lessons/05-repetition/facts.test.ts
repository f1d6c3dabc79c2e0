import { expect, test } from 'vitest'
import { rank, runRanking } from '#lib/sampling/index.ts'
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

test('the penalty of the slider question is the first that brings the odds to a seventh', () => {
  const question = quiz.find(({ kind }) => kind === 'set')!
  if (question.kind !== 'set') throw new Error('not a question with a slider')
  const [lowest] = question.right
  const two = rank(Float32Array.from([0, 0]))
  const oddsAt = (penalty: number) => {
    const chain = [{ id: 'frequency-penalty' as const, params: { penalty } }]
    const written = { contextIds: [0, 0, 0, 0], promptLength: 0 }
    const { final } = runRanking(two, chain, written)
    return final.probabilityOf(0) / final.probabilityOf(1)
  }
  expect(oddsAt(lowest)).toBeLessThan(1 / 7)
  expect(oddsAt(lowest - question.step)).toBeGreaterThan(1 / 7)
})
