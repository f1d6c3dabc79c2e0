import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { layOutRows, narrowPlan, widePlan, type Layout } from './rows.ts'

const V = 49_152
const ranksOf = ({ lines }: Layout) =>
  lines.flatMap((line) => (line.kind === 'row' ? line.rank : []))

describe('layOutRows', () => {
  it('puts every entry in exactly one line or in the rest, in order', () => {
    const plans = fc.constantFrom(widePlan, narrowPlan)
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 200 }),
        fc.nat(),
        plans,
        fc.boolean(),
        (v, n, plan, opened) => {
          const { lines, rest } = layOutRows(v, 1 + (n % v), plan, opened)
          let next = 0
          for (const line of lines) {
            if (line.kind === 'cut') expect(next).toBe(1 + (n % v))
            else if (line.kind === 'row') expect(line.rank).toBe(next++)
            else {
              expect(line.from).toBe(next)
              next = line.to
            }
          }
          expect(rest).toMatchObject({ from: next, to: v })
        },
      ),
    )
  })

  it('shows the first 30 when nothing is removed', () => {
    expect(ranksOf(layOutRows(V, V, widePlan, false))).toHaveLength(30)
  })

  it('offers the rest of the first 30 where fewer fit', () => {
    const { rest } = layOutRows(V, V, narrowPlan, false)
    expect(rest).toEqual({ from: 10, to: V, more: 20 })
    expect(ranksOf(layOutRows(V, V, narrowPlan, true))).toHaveLength(30)
  })

  it('keeps the cut in sight by folding in the middle', () => {
    const layout = layOutRows(V, 33, widePlan, false)
    expect(ranksOf(layout)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 31, 32, 33, 34, 35])
    expect(layout.lines).toContainEqual({ kind: 'fold', from: 9, to: 31, opens: true })
    expect(layout.rest).toEqual({ from: 36, to: V, more: 0 })
  })

  it('opens a fold up to the first 30, and keeps the cut', () => {
    const layout = layOutRows(V, 533, widePlan, true)
    expect(ranksOf(layout).slice(0, 30)).toEqual([...Array(30).keys()])
    expect(layout.lines).toContainEqual({ kind: 'fold', from: 30, to: 531, opens: false })
    expect(layout.lines.filter((line) => line.kind === 'cut')).toHaveLength(1)
  })

  it('fills a short kept set up with removed rows, so that the height stays', () => {
    const short = layOutRows(V, 1, widePlan, false)
    const long = layOutRows(V, 400, widePlan, false)
    expect(ranksOf(short)).toHaveLength(ranksOf(long).length)
  })
})
