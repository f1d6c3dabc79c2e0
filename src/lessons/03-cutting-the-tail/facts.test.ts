import { expect, test } from 'vitest'
import { rank, type Step } from '#lib/sampling/index.ts'
import { shaped, tempered } from '#lib/widgets/claims/index.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const measured = testClaims(new URL('text.en.md', import.meta.url), claims)

const ranked = (...shares: number[]) => rank(Float32Array.from(shares.map(Math.log)))
const kept = (shares: number[], rule: Step) => shaped(ranked(...shares), [rule]).count
const topP = (p: number): Step => ({ id: 'top-p', params: { p } })
const minP = (p: number): Step => ({ id: 'min-p', params: { p } })

test('two kept tokens that stood three to one still do', () => {
  const cut = shaped(ranked(0.6, 0.2, 0.2), [topP(0.7)])
  expect(cut.count).toBe(2)
  expect(cut.probability(0) / cut.probability(1)).toBeCloseTo(3, 6)
})

test('the figure keeps what the text says it keeps', () => {
  const ten = [0.33, 0.22, 0.14, 0.11, 0.07, 0.055, 0.035, 0.025, 0.01, 0.005]
  expect([0.9, 0.5, 0.3, 1].map((p) => kept(ten, topP(p)))).toEqual([6, 2, 1, 10])
})

test('top-p 0.8 leaves one, two and three of the four words as they get hotter', () => {
  const words = ranked(0.6, 0.25, 0.1, 0.05)
  const counts = [0.5, 1, 2].map((T) => shaped(tempered(words, T), [topP(0.8)]).count)
  expect(counts).toEqual([1, 2, 3])
})

test('min-p 0.1 keeps what lies within ln 10 nats of the top', () => {
  const logits = Float32Array.from([0, 0.01 - Math.log(10), -0.01 - Math.log(10)])
  expect(shaped(rank(logits), [minP(0.1)]).count).toBe(2)
})

test('the rule on deviations keeps the same tokens at every temperature', () => {
  const own = rank(Float32Array.from({ length: 200 }, (_, id) => 5 * Math.sin(id * id)))
  const sizes = [0.5, 1, 2].map(
    (T) => shaped(tempered(own, T), [{ id: 'top-n-sigma', params: { n: 1 } }]).count,
  )
  expect(sizes[0]).toBeGreaterThan(1)
  expect(new Set(sizes).size).toBe(1)
})

test('of the four tokens of the quiz, top-p 0.9 keeps three', () => {
  expect(kept([0.5, 0.3, 0.15, 0.05], topP(0.9))).toBe(3)
})

test('two of them stay at the values of min-p that count as right, and at no other', () => {
  const question = quiz.find(({ kind }) => kind === 'set')!
  if (question.kind !== 'set') throw new Error('not a question with a slider')
  const [low, high] = question.right
  for (let step = 1; step <= 20; step++) {
    const p = step / 20
    expect(kept([0.5, 0.3, 0.15, 0.05], minP(p - 1e-6)) === 2, `p = ${p}`).toBe(
      p >= low && p <= high,
    )
  }
})

test('the number that a reader guesses is the one the text states', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [, own, , hot] = [
    ...(await measured('nucleus-sizes')).slice(0, 2),
    ...(await measured('order')).slice(1, 3),
  ]
  expect(guess.ask).toContain(`keeps ${own} tokens`)
  expect(hot.replace(',', '')).toBe(String(guess.truth))
})
