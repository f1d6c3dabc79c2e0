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
      String.raw`\ell'_i = −0.69 / 0.5 = −1.39`,
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

/** Where the suggested settings would do nothing. */
const EXAMPLES: Record<string, Step['params']> = {
  'logit-bias': { biasById: { 1: -2, 2: -Infinity } },
  'min-tokens': { count: 10, endIds: [2] },
}
