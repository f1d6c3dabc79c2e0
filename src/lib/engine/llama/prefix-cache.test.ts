import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import type { RowsCopy } from './key-value-rows.ts'
import { PrefixCache, type RowStore } from './prefix-cache.ts'

const POSITION_BYTES = 4

/** Rows of one number a position: a mark of the ids up to there, so that a wrong row is seen. */
class FakeRows implements RowStore {
  readonly positionBytes = POSITION_BYTES
  readonly marks: number[] = []
  /** Positions copied out. */
  copied = 0

  copyOut(from: number, to: number): RowsCopy {
    this.copied += to - from
    return { from, to, bytes: new Uint8Array(Uint32Array.from(this.marks.slice(from, to)).buffer) }
  }

  copyIn(copy: RowsCopy, from: number, to: number): void {
    const marks = new Uint32Array(copy.bytes.buffer)
    for (let position = from; position < to; position++) {
      this.marks[position] = marks[position - copy.from]
    }
  }
}

function markOf(ids: readonly number[]): number {
  return ids.reduce((mark, id) => (Math.imul(mark, 31) + id + 1) >>> 0, 7)
}

function setUp(budgetPositions: number) {
  const rows = new FakeRows()
  const cache = new PrefixCache(rows, budgetPositions * POSITION_BYTES)
  /** Does what the engine does for a text; returns how many positions it had to compute. */
  const visit = (ids: readonly number[]): number => {
    const known = cache.recall(ids)
    if (known < ids.length) cache.prepare(known)
    for (let end = known + 1; end <= ids.length; end++)
      rows.marks[end - 1] = markOf(ids.slice(0, end))
    cache.append(ids.slice(known))
    ids.forEach((_, position) =>
      expect(rows.marks[position]).toBe(markOf(ids.slice(0, position + 1))),
    )
    return ids.length - known
  }
  return { cache, rows, visit }
}

describe('PrefixCache', () => {
  it('computes only what follows the common beginning', () => {
    const { visit } = setUp(100)
    expect(visit([1, 2, 3, 4])).toBe(4)
    expect(visit([1, 2, 3, 4, 5])).toBe(1)
    expect(visit([1, 2, 9])).toBe(1)
  })

  it('forgets nothing when the text goes back', () => {
    const { visit, cache } = setUp(100)
    visit([1, 2, 3, 4])
    expect(visit([1, 2])).toBe(0)
    expect(visit([1, 2, 3, 4])).toBe(0)
    expect(cache.keptBytes).toBe(0)
  })

  it('takes up a branch that was left', () => {
    const { visit } = setUp(100)
    visit([1, 2, 3, 4])
    visit([1, 2, 9, 9, 9])
    expect(visit([1, 2, 3, 4])).toBe(0)
    expect(visit([1, 2, 9, 9, 9, 9])).toBe(1)
  })

  it('takes up the part of a branch that is still the same', () => {
    const { visit } = setUp(100)
    visit([1, 2, 3, 4, 5, 6])
    visit([1, 8])
    expect(visit([1, 2, 3, 7])).toBe(1)
  })

  it('joins branches that hang on branches', () => {
    const { visit } = setUp(100)
    visit([1, 2, 3, 4, 5, 6])
    visit([1, 2, 3, 7, 7])
    visit([9])
    expect(visit([1, 2, 3, 4, 5, 6])).toBe(0)
    expect(visit([1, 2, 3, 7, 7])).toBe(0)
  })

  it('copies only the last rows of a long branch that grew by a token', () => {
    const { visit, rows } = setUp(1000)
    const branches = [1, 2].map((id) => new Array<number>(300).fill(id))
    branches.forEach(visit)
    branches.forEach(visit)
    rows.copied = 0
    for (const branch of branches) {
      branch.push(5)
      expect(visit(branch)).toBe(1)
    }
    expect(rows.copied).toBeLessThan(100)
  })

  it('drops the branch used least recently when the budget is spent', () => {
    const { visit, cache } = setUp(6)
    visit([1, 1, 1])
    visit([2, 2, 2])
    visit([3, 3, 3])
    visit([4])
    expect(cache.keptBytes).toBe(6 * POSITION_BYTES)
    expect(visit([3, 3, 3])).toBe(0)
    expect(visit([1, 1, 1])).toBe(3)
  })

  it('keeps the beginning of a branch that is longer than the budget', () => {
    const { visit } = setUp(2)
    visit([1, 2, 3, 4])
    visit([9])
    expect(visit([1, 2, 3, 4])).toBe(2)
  })

  it('keeps nothing after clear', () => {
    const { visit, cache } = setUp(100)
    visit([1, 2])
    visit([3])
    cache.clear()
    expect(visit([1, 2])).toBe(2)
    expect(cache.keptBytes).toBe(0)
  })

  it('never gives a wrong row and never exceeds its budget, whatever texts come', () => {
    const id = fc.integer({ min: 0, max: 2 })
    const start = fc.constantFrom([], new Array<number>(30).fill(1), new Array<number>(70).fill(2))
    const end = fc.array(id, { minLength: 1, maxLength: 8 })
    const text = fc.tuple(start, end).map(([first, last]) => [...first, ...last])
    const texts = fc.array(text, { maxLength: 30 })
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 120 }), (all, budget) => {
        const { visit, cache } = setUp(budget)
        for (const text of all) {
          visit(text)
          expect(cache.keptBytes).toBeLessThanOrEqual(budget * POSITION_BYTES)
        }
      }),
    )
  })
})
