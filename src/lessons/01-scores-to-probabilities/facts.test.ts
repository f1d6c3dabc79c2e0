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

test('a gap of one nat is a factor of 2.72, of 0.7 nats about 2, of 2 nats about 7.4', () => {
  const ratio = (gap: number) => {
    const [higher, lower] = shares([gap - 3, -3])
    return higher / lower
  }
  expect(ratio(1).toFixed(2)).toBe('2.72')
  expect(ratio(3.1 - 2.4).toFixed(1)).toBe('2.0')
  expect(ratio(2).toFixed(1)).toBe('7.4')
})

test('the same number added to all logits changes no share', () => {
  const logits = [3.1, 2.4, -0.8]
  shares(logits.map((logit) => logit + 100)).forEach((share, i) => {
    expect(share).toBeCloseTo(shares(logits)[i], 12)
  })
})

test('the slope of the log-probability that training raises is 1 − p for the token that came, −p for every other', () => {
  const logits = [0.4, -1.2, 2]
  const nudge = 1e-6
  const logShare = (of: number[]) => Math.log(shares(of)[1])
  logits.forEach((_, i) => {
    const nudged = logits.map((logit, j) => (i === j ? logit + nudge : logit))
    const slope = (logShare(nudged) - logShare(logits)) / nudge
    expect(slope).toBeCloseTo((i === 1 ? 1 : 0) - shares(logits)[i], 5)
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
