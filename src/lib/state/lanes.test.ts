import { describe, expect, it } from 'vitest'
import { draw, rank, runChain, uAt } from '#lib/sampling/index.ts'
import { idsTo } from './context-tree.ts'
import {
  advance,
  firstChains,
  longest,
  MOST_LANES,
  newLanes,
  nextLane,
  partsAt,
  rechainLane,
  renameLane,
  seedLanes,
  startLanes,
  tipOf,
  withLane,
  withoutLane,
  type Lanes,
} from './lanes.ts'

const PROMPT = [3, 1, 4]
const END = 15
const limits = { endIds: [END], contextLength: 100 }

/** A model of 16 tokens: the last token decides, and the one after it is the likeliest. */
function modelAfter(ids: readonly number[]) {
  const last = ids.at(-1)!
  const logits = Float32Array.from({ length: 16 }, (_, id) => -0.4 * ((id - last - 1 + 32) % 16))
  return { logits, own: rank(logits) }
}

function run(lanes: Lanes, length: number): Lanes {
  for (let lane; (lane = nextLane(lanes, length));)
    lanes = advance(lanes, lane, modelAfter(idsTo(lanes.tree, tipOf(lanes, lane))), limits)
  return lanes
}

const text = (lanes: Lanes, at: number) =>
  idsTo(lanes.tree, tipOf(lanes, lanes.lanes[at])).slice(PROMPT.length)
const texts = (lanes: Lanes) => lanes.lanes.map((_, at) => text(lanes, at))
const four = Object.entries(firstChains).map(([name, chain]) => ({ name, chain }))
const started = startLanes(newLanes(four, 8), PROMPT, PROMPT.length)

describe('lanes', () => {
  it('draw with the dart of their place, the same for all', () => {
    const lanes = run(started, 5)
    lanes.lanes.forEach(({ chain }, at) => {
      const ids = [...PROMPT]
      for (const id of text(lanes, at)) {
        const { logits } = modelAfter(ids)
        const trace = runChain(logits, chain, { contextIds: ids, promptLength: PROMPT.length })
        expect(draw(trace, uAt(8, ids.length, 0)).id).toBe(id)
        ids.push(id)
      }
    })
  })

  it('take turns: none is two tokens ahead, and the first goes first', () => {
    let lanes = started
    const order: number[] = []
    for (let lane; (lane = nextLane(lanes, 2));) {
      order.push(lane.key)
      lanes = advance(lanes, lane, modelAfter(idsTo(lanes.tree, tipOf(lanes, lane))), limits)
    }
    expect(order).toEqual([0, 1, 2, 3, 0, 1, 2, 3])
    expect(longest(lanes)).toBe(2)
  })

  it('write the same text in one run, in two, and after a detour over another seed', () => {
    const once = run(started, 8)
    expect(texts(run(run(started, 3), 8))).toEqual(texts(once))
    const detour = seedLanes(run(seedLanes(once, 9), 4), 8)
    expect(texts(run(detour, 8))).toEqual(texts(once))
    expect(texts(run(seedLanes(once, 9), 8))).not.toEqual(texts(once))
  })

  it('share their nodes while their texts are the same', () => {
    const twins = startLanes(newLanes([four[0], four[0]], 1), PROMPT, 3)
    const { tree, lanes } = run(twins, 6)
    expect(tree.nodes).toHaveLength(PROMPT.length + 6)
    expect(partsAt(lanes[0], lanes[1])).toBeUndefined()
  })

  it('part at the first token that differs, counted from 1', () => {
    const { lanes, ...rest } = run(started, 8)
    const [greedy, , , creative] = lanes
    const at = partsAt(greedy, creative)!
    const [a, b] = [0, 3].map((lane) => text({ ...rest, lanes }, lane))
    expect(a.slice(0, at - 1)).toEqual(b.slice(0, at - 1))
    expect(a[at - 1]).not.toBe(b[at - 1])
  })

  it("are scored by the model's own distribution, whatever the settings", () => {
    const { tree, lanes, scores } = run(started, 1)
    for (const { steps } of lanes) {
      const { node } = steps[0]
      const { own } = modelAfter(PROMPT)
      expect(scores.get(node)!.probability).toBe(own.probabilityOf(tree.nodes[node].tokenId))
    }
  })

  it('stop at an end token, and at the end of the context', () => {
    const greedy = newLanes([four[0]], 1)
    const ended = run(startLanes(greedy, [12], 1), 10)
    expect(ended.lanes[0].end).toEqual({ by: 'end-token' })
    expect(ended.lanes[0].steps).toHaveLength(3)
    let full = startLanes(greedy, [1], 1)
    for (let lane; (lane = nextLane(full, 10));)
      full = advance(full, lane, modelAfter([1]), { endIds: [], contextLength: 5 })
    expect(full.lanes[0].steps).toHaveLength(4)
    expect(full.lanes[0].end).toEqual({ by: 'full' })
  })

  it('stop where their chain leaves no token, and say why', () => {
    const chain = [{ id: 'no-repeat-ngram', params: { n: 1 } }] as const
    const lanes = startLanes(newLanes([{ name: 'none', chain }], 1), PROMPT, 3)
    const all = { logits: Float32Array.of(-Infinity, -Infinity, -Infinity, 1, -Infinity) }
    const after = { ...all, own: rank(all.logits) }
    const [lane] = advance(lanes, lanes.lanes[0], after, limits).lanes
    expect(lane.steps).toEqual([])
    expect(lane.end).toEqual({ by: 'chain', problem: expect.stringContaining('no-repeat-ngram') })
  })

  it('carry the memory of a processor from token to token', () => {
    const chain = [{ id: 'mirostat-2', params: { tau: 3, eta: 0.5 } }] as const
    const { lanes } = run(startLanes(newLanes([{ name: 'm', chain }], 1), PROMPT, 3), 3)
    const targets = lanes[0].steps.map(({ state }) => state['mirostat-2']!.mu)
    expect(new Set(targets).size).toBe(3)
  })
})

describe('changing lanes', () => {
  const written = run(started, 6)

  it('empties the lane whose settings change, and no other', () => {
    const changed = rechainLane(written, 1, firstChains.greedy)
    expect(changed.lanes[1].steps).toEqual([])
    for (const at of [0, 2, 3]) expect(changed.lanes[at]).toBe(written.lanes[at])
    expect(text(run(changed, 6), 1)).toEqual(text(written, 0))
  })

  it('keeps the text of a lane that gets another name', () => {
    expect(renameLane(written, 2, 'Mine').lanes[2]).toEqual({ ...written.lanes[2], name: 'Mine' })
  })

  it('adds up to eight, each with the smallest free key, and keeps the last one', () => {
    const without = withoutLane(started, 1)
    const again = withLane(without, four[0])
    expect(again.lanes.map(({ key }) => key)).toEqual([0, 2, 3, 1])
    let full = again
    while (full.lanes.length < MOST_LANES) full = withLane(full, four[0])
    expect(() => withLane(full, four[0])).toThrow('at most 8')
    const one = [0, 1, 2, 3, 4, 5, 6, 7].reduce(withoutLane, full)
    expect(one.lanes).toHaveLength(1)
  })

  it('finds a text again in the tree after another start', () => {
    const elsewhere = startLanes(written, [7], 1)
    expect(elsewhere.lanes.every(({ steps }) => steps.length === 0)).toBe(true)
    const back = run(startLanes(elsewhere, PROMPT, 3), 6)
    expect(back.tree.nodes).toHaveLength(written.tree.nodes.length + 1)
    expect(texts(back)).toEqual(texts(written))
  })
})
