import { describe, expect, it } from 'vitest'
import { makeLogits } from '../../../tests/golden/sampling/logits.ts'
import {
  logProbs,
  processors,
  rank,
  runChain,
  runPartialChain,
  type Chain,
  type PartialDistribution,
} from './index.ts'
import { nothingSaid } from './processors/run-one.ts'

const full = makeLogits('peaked', 1000, 3)
const ranking = rank(full)

/** The first n entries of the full distribution, as a server would give them. */
function first(n: number): PartialDistribution {
  const all = logProbs(ranking)
  const ids = [...ranking.idByRank.subarray(0, n)]
  const known = ids.map((id) => all[id])
  const restMass = 1 - known.reduce((sum, logProb) => sum + Math.exp(logProb), 0)
  return { ids, logProbs: known, restMass: n === 1000 ? 0 : restMass, vocabSize: 1000 }
}

const onFull = (chain: Chain) => runChain(full, chain, nothingSaid, ranking)
const exact: [string, Chain][] = [
  ['top-k', [{ id: 'top-k', params: { k: 7 } }]],
  ['top-p', [{ id: 'top-p', params: { p: 0.5 } }]],
  ['min-p', [{ id: 'min-p', params: { p: 0.3 } }]],
  ['epsilon', [{ id: 'epsilon', params: { epsilon: 0.02 } }]],
  ['top-a', [{ id: 'top-a', params: { a: 0.8 } }]],
  ['mirostat-2', [{ id: 'mirostat-2', params: { tau: 2 } }]],
  ['greedy', [{ id: 'temperature', params: { temperature: 0 } }]],
  [
    'temperature after a cut',
    [
      { id: 'top-k', params: { k: 9 } },
      { id: 'temperature', params: { temperature: 2 } },
    ],
  ],
  [
    'temperature before a cut by rank',
    [
      { id: 'temperature', params: { temperature: 2 } },
      { id: 'top-k', params: { k: 9 } },
    ],
  ],
  [
    'typical after a cut',
    [
      { id: 'top-k', params: { k: 9 } },
      { id: 'typical', params: { p: 0.5 } },
    ],
  ],
]

describe('runPartialChain', () => {
  it.each(exact)('is exact for %s', (_, chain) => {
    const result = runPartialChain(first(40), chain, nothingSaid)
    const trace = onFull(chain)
    expect(result.isExact).toBe(true)
    expect([...result.idByRank]).toEqual([...trace.idByRank.subarray(0, trace.keptCount)])
    for (const [rank, p] of trace.probabilityByRank.entries())
      expect(result.highByRank[rank]).toBeCloseTo(p, 6)
    expect(result.rest.high).toBeCloseTo(0, 12)
  })

  it.each<[string, Chain]>([
    ['no step', []],
    ['a temperature above 1', [{ id: 'temperature', params: { temperature: 1.5 } }]],
    ['a temperature below 1', [{ id: 'temperature', params: { temperature: 0.5 } }]],
    ['a penalty', [{ id: 'presence-penalty', params: { penalty: 1, includePrompt: true } }]],
    [
      'a bias on an unknown token',
      [{ id: 'logit-bias', params: { biasById: { 500: 1, 501: -Infinity } } }],
    ],
  ])('bounds what %s does', (_, chain) => {
    const context = { contextIds: [...ranking.idByRank.subarray(30, 60)], promptLength: 0 }
    const result = runPartialChain(first(40), chain, context)
    const { final } = runChain(full, chain, context, ranking)
    let rest = 1
    for (const [rank, id] of result.idByRank.entries()) {
      const p = final.probabilityOf(id)
      rest -= p
      expect(result.lowByRank[rank]).toBeLessThanOrEqual(p + 1e-7)
      expect(result.highByRank[rank]).toBeGreaterThanOrEqual(p - 1e-7)
    }
    expect(result.rest.low).toBeLessThanOrEqual(rest + 1e-7)
    expect(result.rest.high).toBeGreaterThanOrEqual(rest - 1e-7)
    expect(result.isExact).toBe(chain.length === 0)
  })

  it('is narrower the more is known', () => {
    const chain: Chain = [{ id: 'temperature', params: { temperature: 1.5 } }]
    const width = (n: number) => {
      const { rest } = runPartialChain(first(n), chain, nothingSaid)
      return rest.high - rest.low
    }
    expect(width(200)).toBeLessThan(width(40))
    expect(width(1000)).toBe(0)
  })

  it('refuses a truncation that would keep tokens which are not known', () => {
    for (const step of [
      { id: 'top-k', params: { k: 50 } },
      { id: 'top-p', params: { p: 0.999 } },
      { id: 'min-p', params: { p: 1e-4 } },
    ] as const)
      expect(() => runPartialChain(first(40), [step], nothingSaid)).toThrow(
        new RangeError(`${step.id}: would keep tokens beyond the 40 that are known`),
      )
  })

  it.each(processors.filter(({ needs }) => needs !== 'ratios').map(({ id }) => id))(
    'refuses %s while tokens are unknown',
    (id) => {
      const { parameters } = processors.find((one) => one.id === id)!
      const on = parameters.flatMap(({ name, suggested }) =>
        suggested === undefined ? [] : [[name, suggested]],
      )
      const chain = [{ id, params: Object.fromEntries(on) }]
      expect(() => runPartialChain(first(40), chain, nothingSaid)).toThrow(
        new RegExp(
          `^${id}: needs (every probability, and only 40 are known|the model's own logits)`,
        ),
      )
    },
  )

  it('refuses a repetition penalty even when all is known, since log-probabilities have lost their zero', () => {
    const chain: Chain = [{ id: 'repetition-penalty', params: { penalty: 1.1 } }]
    expect(() => runPartialChain(first(1000), chain, nothingSaid)).toThrow(
      /^repetition-penalty: needs/,
    )
  })

  it('takes steps that are off', () => {
    const off: Chain = [
      { id: 'repetition-penalty', params: { penalty: 1 } },
      { id: 'typical', params: { p: 0.5 }, enabled: false },
    ]
    expect(runPartialChain(first(40), off, nothingSaid).isExact).toBe(true)
  })

  it('refuses what is no partial distribution', () => {
    const good = first(3)
    const bad = (more: Partial<PartialDistribution>) => () =>
      runPartialChain({ ...good, ...more }, [], nothingSaid)
    expect(bad({ ids: [] })).toThrow('partial: 0 ids and 3 log-probabilities')
    expect(bad({ ids: [1, 2, 1000] })).toThrow('partial: id 1000 is not in [0, 1000)')
    expect(bad({ ids: [1, 2, 2] })).toThrow('partial: an id stands twice')
    expect(bad({ logProbs: [-1, -2, 0.1] })).toThrow('log-probability of id')
    expect(bad({ restMass: 0.99 })).toThrow('partial: known and rest (0.99) add up to')
    expect(bad({ vocabSize: NaN })).toThrow(RangeError)
  })

  it('refuses entries that cannot be the most probable ones', () => {
    const gappy = {
      ids: [0, 1],
      logProbs: [Math.log(0.5), Math.log(0.001)],
      restMass: 0.499,
      vocabSize: 10,
    }
    expect(() => runPartialChain(gappy, [], nothingSaid)).toThrow(
      'partial: a rest of 0.499 does not fit 8 tokens below the least known one',
    )
  })
})
