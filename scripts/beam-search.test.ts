import { describe, expect, it } from 'vitest'
import { rank } from '#lib/sampling/index.ts'
import { beamSearch } from './beam-search.ts'

const V = 4
/** Every text has a distribution of its own. */
function ownAfter(ids: readonly number[]) {
  const turn = ids.reduce((sum, id) => sum * V + id + 1, 7)
  return rank(Float32Array.from({ length: V }, (_, id) => Math.sin(turn * (id + 1)) * 3))
}
const after = async (ids: readonly number[]) => ownAfter(ids)

/** All continuations of three tokens, most probable first. */
const all = Array.from({ length: V ** 3 }, (_, at) => [at >> 4, (at >> 2) & 3, at & 3])
  .map((ids) => {
    const logProbs = ids.map((id, i) => Math.log(ownAfter(ids.slice(0, i)).probabilityOf(id)))
    return { ids, logProb: logProbs.reduce((sum, one) => sum + one) }
  })
  .sort((a, b) => b.logProb - a.logProb)

describe('beamSearch', () => {
  it('finds the best of all when nothing falls off the beam', async () => {
    const found = await beamSearch(after, { width: V ** 3, length: 3 })
    expect(found).toHaveLength(V ** 3)
    expect(found[0].ids).toEqual(all[0].ids)
    expect(found[0].logProb).toBeCloseTo(all[0].logProb, 12)
  })

  it('is greedy with a width of 1', async () => {
    const ids: number[] = []
    for (let i = 0; i < 3; i++) ids.push(ownAfter(ids).idByRank[0])
    expect((await beamSearch(after, { width: 1, length: 3 })).map(({ ids }) => ids)).toEqual([ids])
  })

  it('finds what greedy passes by', async () => {
    // After 0, which leads at first, all are equal; after 1, one is nearly certain.
    const trap = async (ids: readonly number[]) => {
      const [first] = ids
      if (first === undefined) return rank(Float32Array.of(1, 0.5, -9))
      return rank(first === 1 ? Float32Array.of(9, 0, 0) : Float32Array.of(0, 0, 0))
    }
    const [greedy] = await beamSearch(trap, { width: 1, length: 2 })
    const [best] = await beamSearch(trap, { width: 2, length: 2 })
    expect(greedy.ids).toEqual([0, 0])
    expect(best.ids).toEqual([1, 0])
    expect(best.logProb).toBeGreaterThan(greedy.logProb)
  })
})
