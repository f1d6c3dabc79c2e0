import fc from 'fast-check'
import katex from 'katex'
import { describe, expect, it } from 'vitest'
import { processors, runChain, type Chain, type Context, type Step } from '#lib/sampling/index.ts'
import { startingParams } from '#lib/state/chain-edits.ts'
import { messages } from '#lib/messages/index.ts'
import { numbersOf } from './numbers.ts'
import { stagesOf } from './stages.ts'

/** Probabilities 0.5, 0.3, 0.15, and 0.05 shared by a hundred; the text repeats 1. */
const logits = Float32Array.from([
  ...[0.5, 0.3, 0.15].map(Math.log),
  ...Array<number>(100).fill(Math.log(0.0005)),
])
const context: Context = { contextIds: [1, 2, 1, 2, 1], promptLength: 1, coin: 0.2 }
const stages = (chain: Chain) => stagesOf(runChain(logits, chain, context))
const lines = (step: Step, id: number) =>
  numbersOf(
    stages([step]).find(({ kind }) => kind === 'step')!,
    id,
    undefined,
  )

describe('the numbers of a stage', () => {
  it('are those of the nucleus: the sum before it reaches p, the sum that does, the share', () => {
    expect(lines({ id: 'top-p', params: { p: 0.75 } }, 0)).toEqual([
      String.raw`0.5000 < 0.75 \le 0.8000, \quad n = 2`,
      String.raw`q_i = \frac{0.5000}{0.8000} = 0.6250`,
    ])
    expect(lines({ id: 'top-p', params: { p: 0.75 } }, 2)).toHaveLength(1)
  })

  it('divide a logit by the temperature', () => {
    expect(lines({ id: 'temperature', params: { temperature: 0.5 } }, 0)).toEqual([
      String.raw`\ell'_i = −0.693 / 0.5 = −1.39`,
    ])
  })

  it('say on which side of the line a token lies', () => {
    const step: Step = { id: 'min-p', params: { p: 0.4 } }
    expect(lines(step, 1)[1]).toBe(String.raw`p_i = 0.3000 \ge 0.2000`)
    expect(lines(step, 2)[1]).toBe('p_i = 0.1500 < 0.2000')
  })

  it('multiply a negative logit by the penalty, and leave a token alone that was not used', () => {
    const step: Step = { id: 'repetition-penalty', params: { penalty: 1.2 } }
    expect(lines(step, 1)).toEqual([String.raw`\ell'_i = −1.20 \cdot 1.2 = −1.44`])
    expect(lines(step, 0)).toEqual([String.raw`\ell'_i = \ell_i = −0.69`])
  })

  it('end at the dart', () => {
    const [draw] = stages([]).slice(-1)
    expect(numbersOf(draw, 1, 0.6)[1]).toBe(String.raw`0.5000 \le u = 0.6000 < 0.8000`)
    expect(numbersOf(draw, 0, 0.6)[1]).toBe(String.raw`u = 0.6000 \ge 0.5000`)
  })

  it('write no share as empty, and no sum as what it misses', () => {
    const [draw] = stages([]).slice(-1)
    expect(numbersOf(draw, 50, 0.97353)).toEqual([
      String.raw`\text{share of } i\text{: } [0.97350,\ 0.97400)`,
      String.raw`0.97350 \le u = 0.97353 < 0.97400`,
    ])
    expect(lines({ id: 'top-p', params: { p: 0.80001 } }, 0)[0]).toContain(
      String.raw`0.80000 < 0.80001 \le 0.95000`,
    )
  })

  it('come to what is printed for who works out what is printed', () => {
    const logit = fc.double({ min: -20, max: 30, noNaN: true })
    const steps: Step[] = [
      { id: 'temperature', params: { temperature: 0.7 } },
      { id: 'repetition-penalty', params: { penalty: 1.3 } },
      { id: 'presence-penalty', params: { penalty: 0.37 } },
      { id: 'top-k', params: { k: 2 } },
      { id: 'min-p', params: { p: 0.07 } },
    ]
    fc.assert(
      fc.property(fc.array(logit, { minLength: 4, maxLength: 6 }), (logits) => {
        const trace = runChain(Float32Array.from(logits), steps, context)
        const all = stagesOf(trace).flatMap((stage) => numbersOf(stage, 1, undefined))
        const equations = all.flatMap((line) => EQUATION.exec(line)?.slice(1) ?? [])
        expect(equations).not.toHaveLength(0)
        for (let i = 0; i < equations.length; i += 2) {
          const [sum, result] = [computed(equations[i]), equations[i + 1]]
          const digit = 10 ** -(/\.(\d+)/.exec(result)?.[1].length ?? 0)
          const unit = digit * 10 ** Number(/10\^\{(.+)\}/.exec(result)?.[1] ?? 0)
          expect(Math.abs(sum - computed(result)), equations[i]).toBeLessThan(unit * 0.5001)
        }
      }),
    )
  })

  it('are none for a token that an earlier stage removed', () => {
    const [, , , topP] = stages([
      { id: 'top-k', params: { k: 1 } },
      { id: 'top-p', params: { p: 0.9 } },
    ])
    expect(numbersOf(topP, 1, undefined)).toEqual([])
  })

  it.each(processors.map((processor) => [processor.id, processor] as const))(
    'and the formula of %s are TeX',
    (id, { formula }) => {
      const strict = { throwOnError: true, strict: 'error' } as const
      expect(() => katex.renderToString(formula, strict)).not.toThrow()
      const step = { id, params: { ...startingParams(id), ...EXAMPLES[id] } }
      for (const token of [0, 1, 2, 50]) {
        const filled = lines(step, token)
        expect(filled.length).toBeGreaterThan(0)
        for (const line of filled) {
          expect(line).not.toMatch(/NaN|undefined/)
          expect(() => katex.renderToString(line, { throwOnError: true })).not.toThrow()
        }
      }
    },
  )

  it('and the formulas of the three stages that are always there are TeX', () => {
    for (const formula of Object.values(messages.openedStage.formulas))
      expect(() => katex.renderToString(formula, { throwOnError: true })).not.toThrow()
  })
})

/** A calculation at the end of a line, and its result. */
const EQUATION = /= ((?:\\frac|−?\d)[^=]*[ {][^=]*) = ([^=]+)$/

/** What a calculation in TeX comes to. */
function computed(line: string): number {
  const plain = line
    .replaceAll('−', '-')
    .replace(/ \\times 10\^\{(-?\d+)\}/g, 'e$1')
    .replaceAll(String.raw`\cdot`, '*')
  const share = /^\\frac\{(.+)\}\{([^{}]+)\}$/.exec(plain)
  if (share) return computed(share[1]) / Number(share[2])
  const power = /^e\^\{(.+)\}$/.exec(plain)
  if (power) return Math.exp(Number(power[1]))
  const [left, sign = '+', right = '0'] = plain.split(' ')
  const [a, b] = [Number(left), Number(right)]
  return { '*': a * b, '/': a / b, '+': a + b, '-': a - b }[sign]!
}

/** Where the suggested settings would do nothing. */
const EXAMPLES: Record<string, Step['params']> = {
  'logit-bias': { biasById: { 1: -2, 2: -Infinity } },
  'min-tokens': { count: 10, endIds: [2] },
}
