import { describe, expect, it } from 'vitest'
import { lookAt, newBench, pickUp, startFrom, undo, write, type Bench } from './bench.ts'
import { branchesOf } from './branches.ts'
import { idsTo, pathTo } from './context-tree.ts'

const byHand = (bench: Bench, ...ids: number[]) =>
  ids.reduce((bench, id) => write(bench, [id], { by: 'hand', chain: [] }), bench)
const back = (bench: Bench, steps: number) =>
  lookAt(bench, pathTo(bench.tree, bench.tip).at(-1 - steps)!)
const started = startFrom(newBench([], 6), [10, 11])
const forked = byHand(back(byHand(started, 1, 2, 3), 3), 7, 8)

describe('branches', () => {
  it('keeps what was left for another token', () => {
    const [branch, ...others] = branchesOf(forked)
    expect(others).toEqual([])
    expect(idsTo(forked.tree, branch.tip)).toEqual([10, 11, 1, 2, 3])
    expect(branch.nodes).toHaveLength(3)
    expect(idsTo(forked.tree, branch.from)).toEqual([10, 11])
  })

  it('swaps places with the text in sight when it is picked up, and undo gives that back', () => {
    const [branch] = branchesOf(forked)
    const picked = pickUp(forked, branch.tip)
    expect(idsTo(picked.tree, picked.tip)).toEqual([10, 11, 1, 2, 3])
    expect(branchesOf(picked).map(({ tip }) => idsTo(picked.tree, tip))).toEqual([[10, 11, 7, 8]])
    expect(idsTo(undo(picked).tree, undo(picked).tip)).toEqual([10, 11, 7, 8])
  })

  it('shows the latest end of a branch that forks again', () => {
    const again = byHand(back(pickUp(forked, branchesOf(forked)[0].tip), 1), 4)
    const home = pickUp(again, forked.tip)
    expect(branchesOf(home).map(({ tip }) => idsTo(home.tree, tip))).toEqual([[10, 11, 1, 2, 4]])
  })

  it('lists several in the order of the text', () => {
    const more = byHand(back(forked, 1), 9)
    expect(branchesOf(more).map(({ nodes }) => more.tree.nodes[nodes[0]].tokenId)).toEqual([1, 8])
  })

  it('leaves out what parts inside the prompt', () => {
    const other = startFrom(forked, [10, 11, 7])
    expect(branchesOf(startFrom(other, [10, 12]))).toEqual([])
  })
})
