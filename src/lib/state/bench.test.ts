import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uAt } from '#lib/sampling/index.ts'
import {
  comingDart,
  dartOnView,
  lookAt,
  newBench,
  newDart,
  pickUp,
  redo,
  startFrom,
  taken,
  undo,
  withChain,
  withSeed,
  write,
  type Bench,
} from './bench.ts'
import { depthOf, idsTo, pathTo, ROOT } from './context-tree.ts'
import { everydayChain } from './everyday-chain.ts'

const started = () => startFrom(newBench(everydayChain, 6), [10, 11, 12])
const textOf = (bench: Bench) => idsTo(bench.tree, bench.tip)

/** A token drawn, as the session does it; the dart decides, so that tests can see it. */
function sampled(bench: Bench, vocabSize = 5): Bench {
  const dart = comingDart(bench)
  const id = Math.floor(dart.u * vocabSize)
  return write(bench, [id], { by: 'sample', dart, seed: bench.seed, chain: bench.chain })
}
const byHand = (bench: Bench, id: number) => write(bench, [id], { by: 'hand', chain: bench.chain })
const back = (bench: Bench, steps: number) =>
  lookAt(bench, pathTo(bench.tree, bench.tip).at(-1 - steps)!)

describe('the bench', () => {
  it('throws the dart that seed, place and attempt fix', () => {
    const bench = started()
    expect(comingDart(bench)).toEqual({ u: uAt(6, 3, 0), attempt: 0 })
    expect(comingDart(newDart(bench))).toEqual({ u: uAt(6, 3, 1), attempt: 1 })
    expect(comingDart(sampled(bench))).toEqual({ u: uAt(6, 4, 0), attempt: 0 })
  })

  it('writes the same text from the same seed and the same moves', () => {
    const play = () => textOf(sampled(sampled(newDart(sampled(started())))))
    expect(play()).toEqual(play())
  })

  it('shows the dart that fell when an earlier step is looked at', () => {
    const bench = sampled(started())
    expect(dartOnView(back(bench, 1))).toEqual({ u: uAt(6, 3, 0), attempt: 0, fallen: true })
    expect(taken(back(bench, 1))?.move.by).toBe('sample')
  })

  it('throws another dart when a place is sampled again', () => {
    const again = sampled(back(sampled(started()), 1))
    const { move } = taken(back(again, 1))!
    expect(move.by === 'sample' && move.dart.attempt).toBe(1)
  })

  it('throws another dart also after a token was taken by hand there', () => {
    const drawn = sampled(started())
    const other = byHand(back(drawn, 1), 99)
    expect(comingDart(back(other, 1)).attempt).toBe(1)
    expect(dartOnView(back(other, 1))).toBeUndefined()
  })

  it('shows the next dart on an earlier step once a new one is asked for', () => {
    const bench = newDart(back(sampled(started()), 1))
    expect(dartOnView(bench)).toEqual({ u: uAt(6, 3, 1), attempt: 1, fallen: false })
    expect(dartOnView(newDart(bench))?.attempt).toBe(2)
  })

  it('throws the first dart again after undo, which takes the throw back too', () => {
    const bench = sampled(started())
    expect(textOf(sampled(undo(bench)))).toEqual(textOf(bench))
  })

  it('keeps what follows while an earlier step is looked at, and when the same token is taken', () => {
    const bench = byHand(byHand(started(), 1), 2)
    const looking = back(bench, 2)
    expect(textOf(looking)).toEqual([10, 11, 12, 1, 2])
    expect(textOf(byHand(looking, 1))).toEqual([10, 11, 12, 1, 2])
    expect(depthOf(bench.tree, byHand(looking, 1).cursor)).toBe(4)
  })

  it('replaces what follows by another token, and keeps the old branch in the tree', () => {
    const bench = byHand(byHand(started(), 1), 2)
    const branched = byHand(back(bench, 2), 7)
    expect(textOf(branched)).toEqual([10, 11, 12, 7])
    expect(idsTo(branched.tree, bench.tip)).toEqual([10, 11, 12, 1, 2])
  })

  it('ends the prompt where another token is taken inside it', () => {
    const forked = byHand(back(started(), 2), 99)
    expect(textOf(forked)).toEqual([10, 99])
    expect(idsTo(forked.tree, forked.prompt)).toEqual([10])
    expect(idsTo(undo(forked).tree, undo(forked).prompt)).toEqual([10, 11, 12])
  })

  it('knows how a token came that is undone: its branch can be picked up', () => {
    const written = sampled(started())
    const back = undo(written)
    expect(textOf(back)).toEqual(textOf(started()))
    expect(pickUp(back, written.tip).moves.get(written.tip)).toEqual(written.moves.get(written.tip))
  })

  it('does not undo the settings', () => {
    const bench = withSeed(withChain(byHand(started(), 1), []), 42)
    expect(undo(bench)).toMatchObject({ seed: 42, chain: [] })
  })

  it('gives the former text back when a new one was begun', () => {
    const bench = startFrom(byHand(started(), 1), [20])
    expect(textOf(bench)).toEqual([20])
    expect(textOf(undo(bench))).toEqual([10, 11, 12, 1])
  })

  it('has nothing to undo before the first move', () => {
    expect(undo(started())).toEqual(started())
  })

  it('counts darts from the first again for another seed', () => {
    expect(comingDart(withSeed(newDart(started()), 6)).attempt).toBe(0)
  })

  it.each([-1, 1.5, NaN, 2 ** 32])('refuses %d as a seed', (seed) => {
    expect(() => withSeed(started(), seed)).toThrow(RangeError)
  })

  it('refuses to look at a place outside the text', () => {
    const bench = byHand(back(byHand(started(), 1), 1), 7)
    expect(() => lookAt(bench, ROOT)).toThrow(RangeError)
    expect(() =>
      lookAt(
        bench,
        bench.tree.nodes.findIndex(({ tokenId }) => tokenId === 1),
      ),
    ).toThrow(RangeError)
  })

  it('comes back to every earlier text by undo, and forward again by redo', () => {
    type Action = (bench: Bench) => Bench
    const action = fc.oneof(
      fc.nat(4).map(
        (id): Action =>
          (bench) =>
            byHand(bench, id),
      ),
      fc.constant<Action>((bench) => sampled(bench)),
      fc.constant<Action>((bench) => newDart(bench)),
      fc.nat(3).map(
        (steps): Action =>
          (bench) =>
            back(bench, Math.min(steps, depthOf(bench.tree, bench.tip) - 1)),
      ),
      fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }).map(
        (ids): Action =>
          (bench) =>
            startFrom(bench, ids),
      ),
    )
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), (actions) => {
        const end = actions.reduce((bench, act) => act(bench), started())
        let bench = end
        while (bench.past.length > 0) bench = undo(bench)
        expect(textOf(bench)).toEqual([10, 11, 12])
        while (bench.future.length > 0) bench = redo(bench)
        expect(textOf(bench)).toEqual(textOf(end))
        expect(bench.thrown).toEqual(end.thrown)
        expect(isInText(bench)).toBe(true)
      }),
    )
  })
})

const isInText = ({ tree, tip, cursor }: Bench) => pathTo(tree, tip).includes(cursor)
