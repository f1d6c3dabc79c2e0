import { describe, expect, it } from 'vitest'
import { makeLogits } from '../../../tests/golden/sampling/logits.ts'
import { draw, rank, runChain, uAt, type Chain, type Context, type Step } from './index.ts'
import { nothingSaid } from './processors/run-one.ts'

const logits = Float32Array.from([1, 3, 2, 3, -Infinity, 0])
const context = { contextIds: [1, 5], promptLength: 1 }
const run = (...chain: Step[]) => runChain(logits, chain, context)

describe('runChain', () => {
  it('without a step returns the distribution it was given', () => {
    const trace = run()
    expect(trace.finalLogits).toEqual(logits)
    expect([...trace.idByRank]).toEqual([1, 3, 2, 0, 5, 4])
    expect(trace.keptCount).toBe(5)
    expect(trace.keptMass).toBe(1)
  })

  it('applies the steps in the order given', () => {
    const hot: Step = { id: 'temperature', params: { temperature: 2 } }
    const nucleus: Step = { id: 'top-p', params: { p: 0.9 } }
    const six = Float32Array.from([3, 2, 1, 0, -1, -2])
    expect(runChain(six, [nucleus, hot], nothingSaid).keptCount).toBe(3)
    expect(runChain(six, [hot, nucleus], nothingSaid).keptCount).toBe(4)
  })

  it('says what each stage removed, kept, and which left everything as it was', () => {
    const trace = run(
      { id: 'temperature', params: { temperature: 1 } },
      { id: 'repetition-penalty', params: { penalty: 2 } },
      { id: 'top-k', params: { k: 3 } },
      { id: 'top-p', params: { p: 0.5 } },
    )
    const [neutral, penalty, topK, topP] = trace.stages
    expect(neutral.noEffect).toBe(true)
    expect(penalty.logits).toEqual(Float32Array.from([1, 1.5, 2, 3, -Infinity, 0]))
    expect([...topK.removedIds()]).toEqual([0, 5])
    expect([...topP.removedIds()]).toEqual([2, 1])
    expect([0, 1, 2, 3, 4, 5].map((id) => trace.removedBy(id))).toEqual([2, 3, 3, -1, -1, 2])
    // Removed tokens follow in the order that the model itself has for them.
    expect([...trace.idByRank]).toEqual([3, 1, 2, 0, 5, 4])
    const mass = (...kept: number[]) => kept.reduce((sum, l) => sum + Math.exp(l), 0)
    expect(topK.keptMass).toBeCloseTo(mass(3, 2, 1.5) / mass(3, 2, 1.5, 1, 0), 14)
    expect(trace.keptMass).toBeCloseTo(mass(3) / mass(3, 2, 1.5, 1, 0), 14)
    expect([...trace.probabilityByRank]).toEqual([1])
  })

  it('completes the parameters, and keeps a step that is switched off in its place', () => {
    const [stage] = run({ id: 'top-k', params: { k: 1 }, enabled: false }).stages
    expect(stage).toMatchObject({
      enabled: false,
      noEffect: true,
      params: { k: 1, keepTies: false, minKeep: 1 },
    })
  })

  it('gives the same in one run as step by step, but for the float32 of the logits handed on', () => {
    const chain: Chain = [
      { id: 'repetition-penalty', params: { penalty: 1.3 } },
      { id: 'temperature', params: { temperature: 0.7 } },
      { id: 'typical', params: { p: 0.9 } },
      { id: 'xtc', params: { probability: 1, threshold: 0.02 } },
      { id: 'quadratic', params: { factor: 0.2 } },
      { id: 'top-k', params: { k: 7 } },
    ]
    const whole = runChain(makeLogits('random', 1000, 1), chain, context)
    let handedOn = makeLogits('random', 1000, 1)
    for (const step of chain) handedOn = runChain(handedOn, [step], context).finalLogits
    const parts = rank(handedOn)
    expect([...parts.idByRank.subarray(0, parts.count)]).toEqual([
      ...whole.final.idByRank.subarray(0, whole.keptCount),
    ])
    for (let r = 0; r < parts.count; r++)
      expect(parts.probability(r)).toBeCloseTo(whole.final.probability(r), 6)
  })

  it('takes a ranking made before, and refuses one of another vocabulary', () => {
    const ranking = rank(logits)
    expect(runChain(logits, [], context, ranking).own).toBe(ranking)
    expect(() => runChain(logits.slice(1), [], context, ranking)).toThrow(
      'chain: ranking has 6 entries, logits 5',
    )
  })

  it('refuses logits that are no distribution', () => {
    const bad =
      (...values: number[]) =>
      () =>
        runChain(Float32Array.from(values), [], nothingSaid)
    expect(bad(0, NaN)).toThrow(new RangeError('logits: entry 1 is NaN'))
    expect(bad(Infinity, 0)).toThrow(new RangeError('logits: entry 0 is Infinity'))
    expect(bad(-Infinity, -Infinity)).toThrow(new RangeError('logits: all 2 entries are removed'))
    expect(bad()).toThrow(new RangeError('logits: there are none'))
  })

  it('refuses a context that does not fit', () => {
    const bad = (more: Partial<Context>) => () => runChain(logits, [], { ...context, ...more })
    expect(bad({ contextIds: [1, 6] })).toThrow('context: id 6 at position 1 is not in [0, 6)')
    expect(bad({ contextIds: [0.5] })).toThrow('context: id 0.5 at position 0')
    expect(bad({ promptLength: 3 })).toThrow(
      'context: promptLength must be an integer in [0, 2], got 3',
    )
    expect(bad({ coin: 1 })).toThrow('context: coin must be in [0, 1), got 1')
  })

  it('refuses a step that takes a logit beyond all numbers', () => {
    expect(() => run({ id: 'presence-penalty', params: { penalty: -Infinity } })).toThrow(
      'presence-penalty: penalty must be in (-∞, ∞), got -Infinity',
    )
    expect(() => run({ id: 'repetition-penalty', params: { penalty: 5e-324 } })).toThrow(
      'repetition-penalty: takes the logit of 1 to Infinity with {"penalty":5e-324',
    )
  })

  it('refuses a parameter that is null', () => {
    expect(() => run({ id: 'top-p', params: { p: null as never } })).toThrow(
      'p must be in (0, 1], got null',
    )
    expect(() => run({ id: 'logit-bias', params: { biasById: null as never } })).toThrow('got null')
  })

  it('refuses parameters with stage, parameter and value', () => {
    expect(() => run({ id: 'top-p', params: { p: 0 } })).toThrow(
      new RangeError('top-p: p must be in (0, 1], got 0'),
    )
    expect(() => run({ id: 'top-k', params: { k: -1 } })).toThrow(
      new RangeError('top-k: k must be an integer in [0, ∞), got -1'),
    )
    expect(() => run({ id: 'temperature', params: { temperature: -1 } })).toThrow(
      new RangeError('temperature: temperature must be in [0, ∞), got -1'),
    )
    expect(() => run({ id: 'logit-bias', params: { biasById: { 6: 1 } } })).toThrow(
      new RangeError(
        'logit-bias: biasById must be a number or −Infinity for ids in [0, 6), got {"6":1}',
      ),
    )
    expect(() => run({ id: 'top-q' as never, params: {} })).toThrow(
      new RangeError('chain: no processor is called top-q'),
    )
  })
})

describe('a trace', () => {
  it('computes nothing by id, and no V-sized array, until it is asked for', () => {
    const big = makeLogits('random', 50_257, 1)
    const ranking = rank(big)
    const trace = runChain(
      big,
      [
        { id: 'temperature', params: { temperature: 0.8 } },
        { id: 'top-k', params: { k: 40 } },
      ],
      nothingSaid,
      ranking,
    )
    expect(trace.final.idByRank.buffer).toBe(ranking.idByRank.buffer)
    expect(trace.idByRank).toBe(ranking.idByRank)
    expect(trace.probabilityByRank).toHaveLength(40)
    expect(draw(trace, uAt(1, 0, 0)).rank).toBeLessThan(40)
  })
})
