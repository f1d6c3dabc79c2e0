import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  childOf,
  depthOf,
  emptyTree,
  idsTo,
  isOnPath,
  nextOnPath,
  pathTo,
  ROOT,
  withTokens,
} from './context-tree.ts'

const grown = (from = ROOT, ids: number[] = [], tree = emptyTree) => {
  const { tree: after, added } = withTokens(tree, from, ids)
  return { tree: after, end: added.at(-1) ?? from, added }
}

describe('the context tree', () => {
  it('gives back the ids it was given', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(5), { maxLength: 8 }), { maxLength: 12 }), (texts) => {
        let tree = emptyTree
        const ends = texts.map((ids) => {
          const after = grown(ROOT, ids, tree)
          tree = after.tree
          return after.end
        })
        texts.forEach((ids, i) => {
          expect(idsTo(tree, ends[i])).toEqual(ids)
          expect(depthOf(tree, ends[i])).toBe(ids.length)
        })
      }),
    )
  })

  it('shares what two texts share', () => {
    const one = grown(ROOT, [1, 2, 3])
    const two = grown(ROOT, [1, 2, 4], one.tree)
    expect(two.tree.nodes).toHaveLength(4)
    expect(two.added.slice(0, 2)).toEqual(one.added.slice(0, 2))
  })

  it('is the same tree when nothing is new', () => {
    const one = grown(ROOT, [1, 2, 3])
    expect(grown(ROOT, [1, 2], one.tree).tree).toBe(one.tree)
  })

  it('keeps earlier trees as they were', () => {
    const one = grown(ROOT, [1])
    grown(one.end, [2, 3], one.tree)
    expect(one.tree.nodes).toHaveLength(1)
  })

  it('finds a child by its token, and none that is not there', () => {
    const { tree, added } = grown(ROOT, [7, 8])
    expect(childOf(tree, added[0], 8)).toBe(added[1])
    expect(childOf(tree, added[0], 7)).toBeUndefined()
    expect(childOf(tree, ROOT, 7)).toBe(added[0])
  })

  it('knows what lies on the way', () => {
    const one = grown(ROOT, [1, 2, 3])
    const two = grown(one.added[0], [9], one.tree)
    expect(isOnPath(two.tree, one.added[1], one.end)).toBe(true)
    expect(isOnPath(two.tree, ROOT, one.end)).toBe(true)
    expect(isOnPath(two.tree, two.end, one.end)).toBe(false)
    expect(nextOnPath(two.tree, one.added[0], one.end)).toBe(one.added[1])
    expect(nextOnPath(two.tree, ROOT, one.end)).toBe(one.added[0])
    expect(nextOnPath(two.tree, one.end, one.end)).toBeUndefined()
    expect(nextOnPath(two.tree, two.end, one.end)).toBeUndefined()
    expect(pathTo(two.tree, two.end)).toEqual([one.added[0], two.end])
  })
})
