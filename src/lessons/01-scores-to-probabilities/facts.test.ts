import { expect, test } from 'vitest'
import { softmax } from '#lib/math/softmax.ts'
import { testClaims } from '../facts.ts'
import { claims } from './claims.ts'
import { quiz } from './quiz.en.ts'

const measured = testClaims(new URL('text.en.md', import.meta.url), claims)

const shares = (logits: number[]) => Array.from(softmax(Float64Array.from(logits)))

test('the sentence about the sun has the same favorite and the same logit wherever it is quoted', async () => {
  const [, , largest] = await measured('one-pass')
  expect((await measured('two-favorites'))[0]).toBe(largest)
})

test('a gap of two nats is a factor of 7.39', () => {
  const [higher, lower] = shares([-1, -3])
  expect((higher / lower).toFixed(2)).toBe('7.39')
})

test('the same number added to all logits changes no share', () => {
  const logits = [3.1, 2.4, -0.8]
  shares(logits.map((logit) => logit + 100)).forEach((share, i) => {
    expect(share).toBeCloseTo(shares(logits)[i], 12)
  })
})

test('the exponential of 710 is too large for a computer', () => {
  expect(Math.exp(710)).toBe(Infinity)
  expect(Math.exp(709)).toBeLessThan(Infinity)
})

test('only the logit asked for makes rain half as probable as sun', () => {
  const ratio = (logit: number) => {
    const [sun, rain] = shares([3, logit])
    return rain / sun
  }
  expect(ratio(2.3)).toBeCloseTo(0.5, 2)
  expect(ratio(2.2)).toBeLessThan(0.46)
  expect(ratio(2.4)).toBeGreaterThan(0.54)
  expect(ratio(1.5)).toBeLessThan(0.25)
})

test('the share that a reader guesses, and the one that is given, are those of the text', async () => {
  const guess = quiz.find((question) => question.kind === 'predict')!
  const [favorite] = await measured('open-story')
  const [beyond] = await measured('tail')
  expect(guess.ask).toContain(favorite.replace(/\s/, ' '))
  expect(Math.round(parseFloat(beyond))).toBe(guess.truth)
})
