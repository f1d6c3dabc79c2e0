import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runChain, type Chain, type ProcessorId, type Trace } from '#lib/sampling/index.ts'
import { cutsOf } from './cuts.ts'
import { foundList, wholeList, type LineList } from './line-list.ts'
import { massOfRanks, massOfUnmarked, type Mass } from './mass.ts'
import { layOutRows, narrowPlan, widePlan } from './rows.ts'

const V = 2_000

const step = (id: ProcessorId, name: string, values: number[]) =>
  fc.constantFrom(...values).map((value) => ({ id, params: { [name]: value } }))

const steps = fc.oneof(
  step('temperature', 'temperature', [0.2, 1, 1.7]),
  step('top-k', 'k', [1, 3, 33, 400, V - 1]),
  step('top-p', 'p', [0.1, 0.9, 0.9999, 1]),
  step('min-p', 'p', [0.01, 0.3]),
  step('repetition-penalty', 'penalty', [0.8, 1.4, 3]),
  step('frequency-penalty', 'penalty', [-1, 2]),
  step('typical', 'p', [0.5, 0.95]),
  fc.constant({ id: 'xtc', params: { threshold: 0.001, probability: 1 } } as Chain[number]),
)

/** Any distribution, flat or peaked, after any chain. */
const traces = fc
  .record({
    chain: fc.array(steps, { maxLength: 4 }),
    sharpness: fc.double({ min: 0, max: 8, noNaN: true }),
    seed: fc.nat(1000),
  })
  .map(({ chain, sharpness, seed }) => {
    const logits = Float32Array.from(
      { length: V },
      (_, id) => Math.sin(id * 12.9898 + seed) * sharpness * Math.cos(id * 0.37),
    )
    return runChain(logits, chain as Chain, {
      contextIds: [1, 5, 8, 5, 200],
      promptLength: 2,
      coin: 0,
    })
  })

const massOfToken = ({ own, final }: Trace, id: number): Mass => ({
  shaped: final.probabilityOf(id),
  own: own.probabilityOf(id),
})

function expectAll(masses: Mass[]): void {
  const sum = (of: keyof Mass) => masses.reduce((total, mass) => total + mass[of], 0)
  expect(Math.abs(sum('shaped') - 1)).toBeLessThan(1e-6)
  expect(Math.abs(sum('own') - 1)).toBeLessThan(1e-6)
}

const tokensOf = (trace: Trace, list: LineList, count: number) =>
  Array.from({ length: count }, (_, index) => list.at(index)).flatMap((line) =>
    line.kind === 'token' ? massOfToken(trace, line.id) : [],
  )

describe('what is shown adds up to 1', () => {
  it('in the rows around the cuts and the marks, folded and opened, wide and narrow', () => {
    const marks = fc.array(fc.nat(V - 1), { maxLength: 2 })
    const plans = fc.constantFrom(widePlan, narrowPlan)
    fc.assert(
      fc.property(traces, marks, plans, fc.boolean(), (trace, marks, plan, opened) => {
        const cuts = cutsOf(trace).map(({ rank }) => rank)
        const { lines, rest } = layOutRows(V, { cuts, marks }, plan, opened)
        expectAll([
          ...lines.flatMap((line) => {
            if (line.kind === 'row') return massOfToken(trace, trace.idByRank[line.rank])
            return line.kind === 'fold' ? massOfRanks(trace, line.from, line.to) : []
          }),
          massOfRanks(trace, rest.from, rest.to),
        ])
      }),
    )
  })

  it('in the whole list, wherever it is scrolled to', () => {
    fc.assert(
      fc.property(traces, fc.nat(), (trace, n) => {
        const cuts = cutsOf(trace).map(({ rank }) => rank)
        const list = wholeList(trace, cuts)
        const drawn = n % (list.count + 1)
        const rest = massOfRanks(trace, list.tokensBefore(drawn), V)
        expectAll([...tokensOf(trace, list, drawn), rest])
      }),
    )
  })

  it('among the tokens found and the others', () => {
    const places = fc.uint8Array({ minLength: V, maxLength: V, max: 8 })
    fc.assert(
      fc.property(traces, places, (trace, matches) => {
        const list = foundList(matches, trace.own)
        expectAll([...tokensOf(trace, list, list.count), massOfUnmarked(trace, matches)])
      }),
      { numRuns: 30 },
    )
  })
})

it('is the sum over the tokens, of few ranks as of most', () => {
  const ends = fc.tuple(fc.nat(V), fc.nat(V)).map((ends) => ends.sort((a, b) => a - b))
  fc.assert(
    fc.property(traces, ends, (trace, [from, to]) => {
      const masses = [...trace.idByRank.subarray(from, to)].map((id) => massOfToken(trace, id))
      const { shaped, own } = massOfRanks(trace, from, to)
      expect(shaped).toBeCloseTo(
        masses.reduce((sum, mass) => sum + mass.shaped, 0),
        12,
      )
      expect(own).toBeCloseTo(
        masses.reduce((sum, mass) => sum + mass.own, 0),
        12,
      )
    }),
  )
})

it('gives no mass to tokens that the model itself rules out', () => {
  const logits = Float32Array.of(1, -Infinity, 2, -Infinity)
  const trace = runChain(logits, [], { contextIds: [0], promptLength: 1 })
  expect(massOfRanks(trace, 2, 4)).toEqual({ shaped: 0, own: 0 })
  expect(massOfRanks(trace, 0, 4)).toEqual({ shaped: 1, own: 1 })
})
