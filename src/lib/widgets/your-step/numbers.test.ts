import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { fill, type StepOnView } from './numbers.ts'
import { TOPICS, type Topic } from './topics.ts'

// Probabilities 1/2, 1/4, 1/8, 1/8, by hand.
const own = rank(
  Float32Array.from([0.5, 0.25, 0.125, 0.125], Math.log2).map((bits) => bits * Math.LN2),
)
const step: StepOnView = {
  own,
  context: { contextIds: [1, 3], promptLength: 2 },
  chain: everydayChain,
  nameOf: (id) => 'abcd'[id],
}
const lines = (topic: Topic, of = step) =>
  fill(topic, of).lines.map(({ is }) => is.replace(/\s/g, ' '))

test('every topic has lines with no number missing', () => {
  for (const topic of TOPICS) {
    expect(fill(topic, step).lines.length).toBeGreaterThan(0)
    expect(lines(topic).join(' ')).not.toMatch(/NaN|undefined/)
  }
})

test('softmax divides each exponential by the sum of all', () => {
  expect(lines('softmax')).toEqual([
    '2.000',
    'exp(−0.69 − (−0.69)) / 2.00 = 50.0 %',
    'exp(−1.386 − (−0.693)) / 2.000 = 25.0 %',
  ])
})

test('a temperature raises the ratio of two tokens to 1/T', () => {
  const hot = { ...step, chain: withParam(everydayChain, 'temperature', 'temperature', 2) }
  expect(lines('temperature', hot)[0]).toBe('exp(0.69 / 2.00) = 1.41')
  expect(fill('temperature', hot).setting).toContain('Your temperature: 2.00')
})

test('a setting is written as it is', () => {
  const warm = { ...step, chain: withParam(everydayChain, 'temperature', 'temperature', 0.999) }
  expect(fill('temperature', warm).setting).toContain('Your temperature: 0.999')
  expect(lines('temperature', warm)[0]).toMatch(/^exp\(0\.69 \/ 0\.999\)/)
})

test('a setting that is off is shown with an example, and said to be off', () => {
  expect(fill('top-p', step).setting).toContain('yours is off')
})

test('top-p says the sum before the token that crosses p', () => {
  const cut = { ...step, chain: withParam(everydayChain, 'top-p', 'p', 0.7) }
  expect(lines('top-p', cut)).toEqual(['50.0 %', '2', '75.0 %', '50.0 % / 75.0 % = 66.7 %'])
})

test('the entropy of halves, quarters and eighths is 1.75 bits', () => {
  expect(lines('entropy').slice(0, 3)).toEqual([
    '50.0 % × 1.00 bits = 0.50 bits',
    '25.0 % × 2.00 bits = 0.50 bits',
    '1.75 bits',
  ])
})

test('the penalty acts on the most probable token that has occurred', () => {
  const { lines } = fill('repetition-penalty', step)
  expect(lines[0].what).toContain('b')
  expect(lines[0].is).toBe('−1.386 × 1.20 = −1.66')
})

test('the example of a divergence is a cut, and the short form of one', () => {
  const warm = { ...step, own: rank(Float32Array.from([3, 2, 0, -2])) }
  expect(fill('divergence', warm).setting).toContain('yours is off')
  const [toOwn, toShaped] = lines('divergence', warm)
  // e³ and e² of e³ + e² + 1 + e⁻².
  expect(toOwn).toBe('−log₂ 96.03 % = 0.058 bits')
  expect(toShaped).toContain('∞')
})

test('a removed token makes one divergence infinite and the other not', () => {
  const cut = { ...step, chain: withParam(everydayChain, 'top-k', 'k', 2) }
  const [toOwn, toShaped] = lines('divergence', cut)
  // log2(1 / 0.75) = 0.415
  expect(toOwn).toBe('0.415 bits')
  expect(toShaped).toContain('∞')
})

test('a perplexity of a hundred and more is whole, as everywhere', () => {
  const flat = { ...step, own: rank(new Float32Array(1204)) }
  expect(lines('log-probability', flat)[2]).toBe('1,204')
})

/** Each form of a calculation, with what it comes to. */
const FORMS: readonly [RegExp, (a: number, b: number, c: number) => number][] = [
  [/^exp\((.+) − (.+)\) \/ (.+)$/, (logit, max, sum) => Math.exp(logit - max) / sum],
  [/^exp\((.+) \/ (.+)\)$/, (gap, T) => Math.exp(gap / T)],
  [/^−log₂ (.+)$/, (mass) => -Math.log2(mass)],
  [/^(.+) × (.+)$/, (a, b) => a * b],
  [/^(.+) \/ (.+)$/, (a, b) => a / b],
  [/^(.+) − (.+)$/, (a, b) => a - b],
]

/** A printed number, without the unit of bits or nats. */
function numberIn(printed: string): number {
  const power = printed.replace(/ × 10/, 'e').replace(/[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (sign) => {
    return sign === '⁻' ? '-' : String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))
  })
  const plain = power.replace('−', '-').replace(/[(),]| bits| nats/g, '')
  return plain.endsWith(' %') ? Number(plain.slice(0, -2)) / 100 : Number(plain)
}

/** Half of the last digit that is printed. */
function halfDigitOf(printed: string): number {
  const decimals = /\.(\d+)/.exec(printed)?.[1].length ?? 0
  const one = numberIn(printed.replace(/[\d,.]+/, '1'))
  return (Math.abs(one) * 10 ** -decimals) / 2
}

test('who works out what is printed gets what is printed', () => {
  const logit = fc.integer({ min: -4000, max: 4000 }).map((thousandths) => thousandths / 1000)
  fc.assert(
    fc.property(fc.array(logit, { minLength: 4, maxLength: 4 }), (logits) => {
      const of = { ...step, own: rank(Float32Array.from(logits)) }
      for (const line of TOPICS.flatMap((topic) => lines(topic, of))) {
        const [calculation, result] = line.split(' = ')
        if (result === undefined) continue
        const [form, compute] = FORMS.find(([form]) => form.test(calculation))!
        const [a, b, c] = form.exec(calculation)!.slice(1).map(numberIn)
        const off = Math.abs(compute(a, b, c) - numberIn(result))
        expect(off, line).toBeLessThanOrEqual(halfDigitOf(result) * (1 + 1e-6))
      }
    }),
  )
})
