import { expect, test } from 'vitest'
import { draw, runChain, uAt, type Trace } from '#lib/sampling/index.ts'
import { testClaims } from '../facts.ts'
import { claims, deviation } from './claims.ts'
import { quiz } from './quiz.en.ts'

const measured = testClaims(new URL('text.en.md', import.meta.url), claims)

const four = Float32Array.from([0.6, 0.25, 0.1, 0.05].map(Math.log))
const traced: Trace = runChain(four, [], { contextIds: [], promptLength: 0 })

test('a dart of 0.3 hits the second piece, one of 0.6 the third, and at 0.7 the first takes the 0.3', async () => {
  const [red, green, blue] = (await measured('pieces')).map(Number)
  expect(red).toBeLessThan(0.3)
  expect(green).toBeGreaterThan(0.3)
  expect(green).toBeLessThan(0.6)
  expect(blue).toBeGreaterThan(0.6)
  expect(Number((await measured('border'))[1])).toBeGreaterThan(0.3)
})

test('a draw at temperature 1 leaves the favorite in most places of the story, and in few of the code', async () => {
  const [story, code] = (await measured('favorite')).map((share) => parseFloat(share))
  expect(story).toBeLessThan(50)
  expect(code).toBeGreaterThan(70)
})

test('two times in three a share lies within one deviation', () => {
  const n = 400
  const p = 0.25
  const shares = Array.from({ length: 500 }, (_, seed) => {
    let hits = 0
    for (let attempt = 0; attempt < n; attempt++) if (uAt(seed, 4, attempt) < p) hits++
    return hits / n
  })
  const within = shares.filter((share) => Math.abs(share - p) <= deviation(p, n)).length
  expect(within / shares.length).toBeGreaterThan(0.6)
  expect(within / shares.length).toBeLessThan(0.75)
})

test('the darts that count as right hit the third word, and no other does', () => {
  const question = quiz.find(({ kind }) => kind === 'set')!
  if (question.kind !== 'set') throw new Error('not a question with a slider')
  const [low, high] = question.right
  for (let step = 0; step < 100; step++) {
    const u = step / 100
    // Half a step further: no dart of the slider falls on a border.
    expect(draw(traced, u + 0.005).id === 2, `u = ${u}`).toBe(u >= low && u <= high)
  }
})

test('the spread that a reader guesses follows from the formula', () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  expect(100 * deviation(0.5, 100)).toBeCloseTo(guess.truth, 10)
})
