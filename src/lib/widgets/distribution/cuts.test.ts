import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runChain, type Chain, type Trace } from '#lib/sampling/index.ts'
import { cutsOf } from './cuts.ts'

// 1,000 tokens: one with nine tenths of the mass, and the others alike.
const peaked = Float32Array.from({ length: 1000 }, (_, id) => Math.log(id === 0 ? 8991 : 1))
/** 100 tokens, each a little less probable than the one before. */
const sloping = Float32Array.from({ length: 100 }, (_, id) => -(id + 1) / 10)
const traced = (logits: Float32Array, ...chain: Chain): Trace =>
  runChain(logits, chain, { contextIds: [2, 30], promptLength: 1, coin: 0 })

const topK = (k: number) => ({ id: 'top-k', params: { k } }) as const
const topP = (p: number) => ({ id: 'top-p', params: { p } }) as const
const xtc = { id: 'xtc', params: { probability: 1, threshold: 0.05 } } as const
const typical = { id: 'typical', params: { p: 0.5 } } as const

it('names a cut by the very setting that made it', () => {
  const cut = (...chain: Chain) => cutsOf(traced(peaked, ...chain)).map(({ name }) => name)
  expect(cut(topP(0.999))).toEqual(['top-p 0.999 stops here'])
  expect(cut({ id: 'epsilon', params: { epsilon: 0.0006 } })).toEqual(['epsilon 0.0006 stops here'])
  expect(cut({ id: 'min-p', params: { p: 0.001 } }, topK(1))).toEqual(['min-p 0.001 stops here'])
})

describe('with two stages that cut', () => {
  const cuts = (...chain: Chain) =>
    cutsOf(traced(sloping, ...chain)).map(({ rank, name, kept }) => [
      rank,
      name,
      kept.split(',')[0],
    ])

  it('puts each cut after the tokens that its stage kept, the stricter first', () => {
    expect(cuts(topK(20), topP(0.5))).toEqual([
      [6, 'top-p 0.5 stops here', '6 kept'],
      [20, 'top-k 20 stops here', '20 kept'],
    ])
  })

  it('says of a stage that removed the top what it leaves, not that it stops', () => {
    expect(cuts(topK(20), xtc)).toEqual([
      [13, 'xtc 1 leaves these', '13 kept'],
      [20, 'top-k 20 stops here', '20 kept'],
    ])
    expect(cuts(xtc)).toEqual([[94, 'xtc 1 leaves these', '94 kept']])
  })

  it('tells a stage at the end of the distribution where others stand among its tokens', () => {
    const [first, second] = cuts(xtc, topK(5))
    expect(first).toEqual([5, 'top-k 5 stops here', '5 kept'])
    expect(second).toEqual([5, 'before it, xtc 1', '94 kept'])
    expect(cuts(typical, topK(3)).map(([rank]) => rank)).toEqual([3, 3])
    expect(cuts({ id: 'repetition-penalty', params: { penalty: 8 } }, topK(20), topK(5))).toEqual([
      [5, 'top-k 5 stops here', '5 kept'],
      [5, 'before it, top-k 20', '20 kept'],
    ])
  })

  it('stands after what the stage kept, or says that it does not', () => {
    const steps = fc.constantFrom<Chain[number]>(
      ...[topK(3), topK(40), topP(0.3), topP(0.9), xtc, typical],
      ...([
        { id: 'min-p', params: { p: 0.1 } },
        { id: 'logit-bias', params: { biasById: { 7: -100 } } },
      ] as const),
      { id: 'repetition-penalty', params: { penalty: 3 } },
    )
    fc.assert(
      fc.property(fc.array(steps, { maxLength: 4 }), (chain) => {
        const trace = traced(sloping, ...chain)
        for (const { rank, name } of cutsOf(trace)) {
          if (name.startsWith('before it')) expect(rank).toBe(trace.keptCount)
          else
            expect(trace.stages.map(({ after }) => idsKept(after))).toContainEqual(
              [...trace.idByRank.subarray(0, rank)].sort((a, b) => a - b),
            )
        }
      }),
    )
  })
})

function idsKept({ idByRank, count }: Trace['final']): number[] {
  return [...idByRank.subarray(0, count)].sort((a, b) => a - b)
}
