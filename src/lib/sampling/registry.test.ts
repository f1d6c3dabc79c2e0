import { describe, expect, it } from 'vitest'
import { makeLogits } from '../../../tests/golden/sampling/logits.ts'
import {
  completeParams,
  isNeutral,
  processorOf,
  processors,
  rank,
  runChain,
  type Params,
  type ProcessorId,
} from './index.ts'

/** Parameters at which each processor does something on the logits below. */
const active: Record<ProcessorId, Params> = {
  'logit-bias': { biasById: { 3: 2, 5: -Infinity } },
  'min-tokens': { count: 10, endIds: [1] },
  'no-repeat-ngram': { size: 2 },
  'repetition-penalty': { penalty: 1.3 },
  'presence-penalty': { penalty: 0.5 },
  'frequency-penalty': { penalty: 0.5 },
  dry: { multiplier: 1 },
  temperature: { temperature: 0.7 },
  'dynamic-temperature': { range: 0.5 },
  quadratic: { factor: 0.3 },
  'top-k': { k: 5 },
  'top-p': { p: 0.5 },
  'min-p': { p: 0.2 },
  typical: { p: 0.5 },
  'top-a': { a: 0.9 },
  'tail-free': { z: 0.5 },
  epsilon: { epsilon: 0.01 },
  eta: { epsilon: 0.01 },
  'top-n-sigma': { n: 1 },
  'top-h': { h: 0.4 },
  xtc: { probability: 1, threshold: 0.0001 },
  'mirostat-1': { tau: 1 },
  'mirostat-2': { tau: 1 },
  'adaptive-p': { target: 0.3 },
}
const all = Object.entries(active) as [ProcessorId, Params][]
const contextOf = (logits: Float32Array) => {
  const ids = [...rank(logits).idByRank.subarray(0, 4)]
  return { contextIds: [...ids, ...ids.slice(0, 3)], promptLength: 2 }
}

/** A value of each parameter that it refuses. */
function badValues({ kind, valid = '' }: (typeof processors)[number]['parameters'][number]) {
  if (kind === 'boolean') return [1]
  if (kind === 'ids') return [[-1], [0.5], [1_000_000]]
  if (kind === 'bias') return [{ 3: Infinity }, { 3: NaN }, { '-1': 2 }, { 1000000: 2 }, { x: 1 }]
  const [low, high] = valid.slice(1, -1).split(', ').map(Number)
  const below = Number.isFinite(low) ? [low - 1, ...(valid[0] === '(' ? [low] : [])] : []
  const above = Number.isFinite(high) ? [high + 1, ...(valid.endsWith(')') ? [high] : [])] : []
  return [NaN, ...below, ...above, ...(kind === 'integer' ? [2.5] : [])]
}

describe('the registry', () => {
  it('describes every processor once', () => {
    expect(processors.map(({ id }) => id).sort()).toEqual(Object.keys(active).sort())
  })

  it('refuses an id that no processor has', () => {
    expect(() => processorOf('top-q' as ProcessorId)).toThrow(
      new RangeError('chain: no processor is called top-q'),
    )
  })

  it.each(processors.map((one) => [one.id, one] as const))(
    '%s: its table holds together',
    (_, one) => {
      for (const {
        default: value,
        neutral,
        suggested,
        min,
        max,
        step,
        kind,
        name,
      } of one.parameters) {
        for (const given of [value, neutral, suggested])
          if (given !== undefined)
            expect(() => completeParams(one, { [name]: given })).not.toThrow()
        if (kind === 'number' || kind === 'integer') {
          expect(min).toBeLessThan(max!)
          expect(step).toBeGreaterThan(0)
          // A slider's ends are values, too: all of the track can be set.
          for (const end of [min!, max!])
            expect(() => completeParams(one, { [name]: end })).not.toThrow()
        }
      }
      for (const text of [one.formula, one.help, one.source, one.agreement])
        expect(text).not.toBe('')
    },
  )
})

describe.each(all)('%s', (id, params) => {
  const small = makeLogits('removed', 50, 1)
  const context = contextOf(small)
  const chain = [{ id, params }]

  it('acts, and leaves logits, parameters and context as they were', () => {
    const [logits, given, around] = [
      small.slice(),
      structuredClone(params),
      structuredClone(context),
    ]
    const trace = runChain(logits, chain, context)
    expect(trace.stages[0].noEffect).toBe(false)
    expect(logits).toEqual(small)
    expect(params).toEqual(given)
    expect(context).toEqual(around)
  })

  it('changes nothing when it is switched off or left at its defaults', () => {
    const off = runChain(small, [{ id, params, enabled: false }], context)
    expect(off.stages[0].noEffect).toBe(true)
    expect(off.finalLogits).toEqual(small)
    if (!isNeutral({ id, params: {} })) return
    const neutral = runChain(small, [{ id, params: {} }], context)
    expect(neutral.stages[0].noEffect).toBe(true)
    expect(neutral.finalLogits).toEqual(small)
  })

  it('never brings back a removed token, and keeps at least one', () => {
    const { finalLogits, keptCount } = runChain(small, chain, context)
    expect(keptCount).toBeGreaterThan(0)
    for (const [token, logit] of small.entries())
      if (logit === -Infinity) expect(finalLogits[token]).toBe(-Infinity)
  })

  it('leaves a distribution in order: kept tokens by logit, equals by id, then the removed ones', () => {
    for (const kind of ['removed', 'tied', 'peaked'] as const) {
      const logits = makeLogits(kind, 1000, 2)
      const trace = runChain(logits, chain, contextOf(logits))
      const { idByRank, final, keptCount, keptMass } = trace
      for (let rank = 1; rank < keptCount; rank++) {
        const [a, b] = [final.logitAt(rank - 1), final.logitAt(rank)]
        expect(a > b || (a === b && idByRank[rank - 1] < idByRank[rank])).toBe(true)
      }
      expect(new Set(idByRank).size).toBe(logits.length)
      for (const removed of idByRank.subarray(keptCount))
        expect(trace.finalLogits[removed]).toBe(-Infinity)
      expect(keptMass).toBeGreaterThan(0)
      expect(keptMass).toBeLessThanOrEqual(1 + 1e-12)
      expect(trace.probabilityByRank.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
    }
  })

  it('works on 262,144 entries', () => {
    const logits = makeLogits('random', 262_144, 3)
    const trace = runChain(logits, chain, contextOf(logits))
    expect(trace.stages[0].noEffect).toBe(false)
  })

  it('refuses each bad parameter with its name and value', () => {
    for (const parameter of processorOf(id).parameters)
      for (const bad of badValues(parameter))
        expect(() =>
          runChain(small, [{ id, params: { ...params, [parameter.name]: bad } }], context),
        ).toThrow(new RegExp(`^${id}: ${parameter.name} must be .*, got `))
    expect(() => runChain(small, [{ id, params: { wrong: 1 } }], context)).toThrow(
      new RangeError(`${id}: no parameter is called wrong`),
    )
  })
})
