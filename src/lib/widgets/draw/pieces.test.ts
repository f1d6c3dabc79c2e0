import { describe, expect, it } from 'vitest'
import { runChain, type Chain } from '#lib/sampling/index.ts'
import { rulersOf } from './pieces.ts'

/** Probabilities 0.5, 0.3, 0.15, and 0.05 shared by a hundred. */
const logits = Float32Array.from([
  ...[0.5, 0.3, 0.15].map(Math.log),
  ...Array<number>(100).fill(Math.log(0.0005)),
])
const context = { contextIds: [0], promptLength: 1 }
const traceOf = (chain: Chain) => runChain(logits, chain, context)

describe('rulersOf', () => {
  it('covers both rulers from 0 to 1 without a gap', () => {
    for (const chain of [[], [{ id: 'top-k', params: { k: 2 } }]] as Chain[]) {
      const { own, shaped } = rulersOf(traceOf(chain))
      for (const ruler of [own, shaped]) {
        const parts = [...ruler.pieces, ruler.finest, ruler.removed].filter((part) => !!part)
        expect(parts[0].from).toBe(0)
        parts.slice(1).forEach((part, i) => expect(part.from).toBeCloseTo(parts[i].to, 6))
        expect(parts.at(-1)!.to).toBeCloseTo(1, 6)
      }
    }
  })

  it('joins what is too narrow to be seen', () => {
    const { own } = rulersOf(traceOf([]))
    expect(own.pieces).toHaveLength(3)
    expect(own.finest!.to - own.finest!.from).toBeCloseTo(0.05, 6)
  })

  it('stretches the kept pieces over the whole shaped ruler', () => {
    const { own, shaped } = rulersOf(traceOf([{ id: 'top-k', params: { k: 2 } }]))
    expect(own.removed!.from).toBeCloseTo(0.8, 6)
    expect(shaped.pieces.map(({ to }) => to)).toEqual([
      expect.closeTo(0.625, 6),
      expect.closeTo(1, 6),
    ])
    expect(shaped.removed).toBeUndefined()
  })

  it('sets apart the mass that the removed tokens have for the model itself, whatever reordered them', () => {
    const { own } = rulersOf(
      traceOf([
        { id: 'repetition-penalty', params: { penalty: 10 } },
        { id: 'top-k', params: { k: 1 } },
      ]),
    )
    expect(own.removed!.from).toBeCloseTo(0.3, 6)
  })
})
