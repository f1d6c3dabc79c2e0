import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  heldHeight,
  layOutRows,
  narrowPlan,
  widePlan,
  type Landmarks,
  type Layout,
  type RowPlan,
} from './rows.ts'

const V = 49_152
const ranksOf = ({ lines }: Layout) =>
  lines.flatMap((line) => (line.kind === 'row' ? line.rank : []))
const wide = (landmarks: Partial<Landmarks>, opened = false) =>
  layOutRows(V, { cuts: [], marks: [], ...landmarks }, widePlan, opened)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)
const heightIn = ({ lines }: Layout, { heights }: RowPlan) =>
  lines.reduce((height, { kind }) => height + heights[kind], 0)

/** Any vocabulary, with cuts and marks anywhere in it. */
const givens = fc.integer({ min: 1, max: 300 }).chain((vocabSize) =>
  fc.record({
    vocabSize: fc.constant(vocabSize),
    cuts: fc
      .array(fc.integer({ min: 1, max: 299 }), { maxLength: 3 })
      .map((cuts) => cuts.filter((cut) => cut < vocabSize).sort((a, b) => a - b)),
    marks: fc.array(fc.nat(vocabSize - 1), { maxLength: 2 }),
    plan: fc.constantFrom(widePlan, narrowPlan),
    opened: fc.boolean(),
  }),
)

describe('layOutRows', () => {
  it('puts every entry in exactly one line or in the rest, in order, each cut at its rank', () => {
    fc.assert(
      fc.property(givens, ({ vocabSize, cuts, marks, plan, opened }) => {
        const { lines, rest } = layOutRows(vocabSize, { cuts, marks }, plan, opened)
        let next = 0
        const cutsSeen: number[] = []
        for (const line of lines) {
          if (line.kind === 'cut') cutsSeen[line.cut] = next
          else if (line.kind === 'row') expect(line.rank).toBe(next++)
          else {
            expect(line.from).toBe(next)
            expect(line.to - line.from).toBeGreaterThan(1)
            next = line.to
          }
        }
        expect(rest).toMatchObject({ from: next, to: vocabSize })
        expect(cutsSeen).toEqual(cuts)
      }),
    )
  })

  it('has a row for every token followed, and for those on either side of a cut', () => {
    fc.assert(
      fc.property(givens, ({ vocabSize, cuts, marks, plan, opened }) => {
        const ranks = ranksOf(layOutRows(vocabSize, { cuts, marks }, plan, opened))
        const wanted = [0, ...marks, ...cuts.flatMap((cut) => [cut - 1, cut])]
        expect(ranks).toEqual(expect.arrayContaining(wanted))
      }),
    )
  })

  it('keeps a cut or two and a token followed in sight, in the same room', () => {
    const places = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: V - 1 }))
    fc.assert(
      fc.property(
        fc.array(places, { minLength: 1, maxLength: 2 }),
        places,
        fc.constantFrom(widePlan, narrowPlan),
        (cuts, mark, plan) => {
          cuts.sort((a, b) => a - b)
          const layout = layOutRows(V, { cuts, marks: [mark] }, plan, false)
          expect(heightIn(layout, plan)).toBeLessThanOrEqual(plan.room)
        },
      ),
    )
  })

  it('shows the first 30 when nothing is removed', () => {
    expect(ranksOf(wide({}))).toEqual(range(0, 30))
    expect(ranksOf(wide({ marks: [15] }))).toEqual(range(0, 30))
  })

  it('keeps a token in sight that would be out of it, below the first 30', () => {
    const { lines, rest, pins } = wide({ marks: [74, 20] })
    expect(lines.slice(-2)).toEqual([
      { kind: 'fold', from: 30, to: 74, opens: 0 },
      { kind: 'row', rank: 74 },
    ])
    expect(ranksOf(wide({ marks: [74] }))).toEqual([...range(0, 30), 74])
    expect(rest).toEqual({ from: 75, to: V, opens: 0 })
    // One above the other, from the last line up: the token, the fold before it, and the other token.
    expect([...pins]).toEqual([
      [31, 0],
      [30, widePlan.heights.row],
      [20, widePlan.heights.row + widePlan.heights.fold],
    ])
  })

  it('folds down to a token on a phone, where nothing scrolls', () => {
    const { lines, pins } = layOutRows(V, { cuts: [], marks: [74] }, narrowPlan, false)
    expect(lines.slice(-2)).toEqual([
      { kind: 'fold', from: 10, to: 74, opens: 20 },
      { kind: 'row', rank: 74 },
    ])
    expect(pins.size).toBe(0)
  })

  it('offers the rest of the first 30 where fewer fit', () => {
    const layout = (opened: boolean) => layOutRows(V, { cuts: [], marks: [] }, narrowPlan, opened)
    expect(layout(false).rest).toEqual({ from: 12, to: V, opens: 18 })
    expect(ranksOf(layout(true))).toEqual(range(0, 30))
    expect(layout(true).rest).toEqual({ from: 30, to: V, opens: 0 })
  })

  it('keeps the cut in sight by folding in the middle', () => {
    const layout = wide({ cuts: [33] })
    expect(ranksOf(layout)).toEqual([...range(0, 9), 31, 32, 33, 34, 35])
    expect(layout.lines).toContainEqual({ kind: 'fold', from: 9, to: 31, opens: 21 })
    expect(layout.rest).toEqual({ from: 36, to: V, opens: 0 })
  })

  it('folds on either side of a token between the first rows and the cut, and after the cut', () => {
    expect(ranksOf(wide({ cuts: [400], marks: [200] }))).toEqual([
      ...range(0, 6),
      200,
      ...range(398, 403),
    ])
    expect(ranksOf(wide({ cuts: [20], marks: [5000] }))).toEqual([
      ...range(0, 6),
      ...range(18, 23),
      5000,
    ])
  })

  it('has each of two cuts at its own rank', () => {
    const { lines } = wide({ cuts: [2, 20] })
    const shown = lines.map((line) => (line.kind === 'row' ? line.rank : line.kind))
    expect(shown).toEqual([0, 1, 'cut', 2, 3, 4, 5, 6, 'fold', 18, 19, 'cut', 20, 21, 22])
  })

  it('opens a fold up to the first 30, and keeps the cut', () => {
    const layout = wide({ cuts: [533] }, true)
    expect(ranksOf(layout).slice(0, 30)).toEqual(range(0, 30))
    expect(layout.lines).toContainEqual({ kind: 'fold', from: 30, to: 531, opens: 0 })
    expect(layout.lines.filter(({ kind }) => kind === 'cut')).toHaveLength(1)
  })

  it('fills a short kept set up with removed rows, so that the room is used', () => {
    const left = widePlan.room - heightIn(wide({ cuts: [1] }), widePlan)
    expect(left).toBeLessThan(widePlan.heights.row)
  })
})

describe('heldHeight', () => {
  const held = (marks: number[], seen: number) => heldHeight(wide({ marks }), widePlan, seen)

  it('is that of the lines below what is in sight', () => {
    expect(held([74], 407)).toBe(24 + 36)
    expect(held([20], 407)).toBe(24)
  })

  it('is nothing for a line in its own place, there from the first or scrolled to', () => {
    expect(held([3], 407)).toBe(0)
    expect(held([20], 21 * 24)).toBe(0)
    expect(held([74], 30 * 24 + 36 + 24)).toBe(0)
  })
})
