import { describe, expect, it } from 'vitest'
import { accept, coinAt, draw, runChain, type Chain } from '#lib/sampling/index.ts'
import {
  comingDart,
  lookAt,
  newBench,
  newDart,
  startFrom,
  undo,
  write,
  type Bench,
} from './bench.ts'
import { idsTo, pathTo } from './context-tree.ts'
import { comingContext, contextOnView, stateAt } from './step-context.ts'

const chain: Chain = [{ id: 'mirostat-2', params: { tau: 2, eta: 0.5 } }]
const started = () => startFrom(newBench(chain, 6), [1, 2])

/** Logits that depend on the text, as a model's do. */
function logitsOf(ids: readonly number[]): Float32Array {
  return Float32Array.from({ length: 16 }, (_, id) =>
    Math.sin(id * 7 + ids.length * 3 + ids.at(-1)!),
  )
}

function traceOnView(bench: Bench) {
  const ids = idsTo(bench.tree, bench.cursor)
  return runChain(logitsOf(ids), bench.chain, contextOnView(bench, bench.cursor, ids))
}

/** Draws one token as the session does. */
function sampled(bench: Bench): Bench {
  const trace = traceOnView(bench)
  const dart = comingDart(bench)
  const { id } = draw(trace, dart.u)
  const state = accept(trace, id)
  return write(bench, [id], { by: 'sample', dart, seed: bench.seed, chain, state })
}

const times = (count: number, bench: Bench): Bench =>
  count === 0 ? bench : times(count - 1, sampled(bench))

describe('the state of processors with a memory', () => {
  it('begins with nothing and moves with every token', () => {
    const bench = times(3, started())
    const states = pathTo(bench.tree, bench.tip).map((node) => stateAt(bench, node)?.['mirostat-2'])
    expect(states.slice(0, 2)).toEqual([undefined, undefined])
    expect(new Set(states.slice(2).map((state) => state!.mu)).size).toBe(3)
  })

  it('is the same after going back as it was there before', () => {
    const bench = times(4, started())
    const path = pathTo(bench.tree, bench.tip)
    const before = times(2, started())
    const rewound = lookAt(bench, path[3])
    expect(traceOnView(rewound).stages[0].notes).toEqual(traceOnView(before).stages[0].notes)
    expect(traceOnView(undo(undo(bench))).stages[0].notes).toEqual(
      traceOnView(before).stages[0].notes,
    )
  })

  it('replays to the same text and the same state from the beginning', () => {
    const play = () => times(5, started())
    const [one, two] = [play(), play()]
    expect(idsTo(two.tree, two.tip)).toEqual(idsTo(one.tree, one.tip))
    expect(stateAt(two, two.tip)).toEqual(stateAt(one, one.tip))
  })

  it('stays with its branch when another one is written', () => {
    const bench = times(2, started())
    const kept = stateAt(bench, bench.tip)
    const back = lookAt(bench, pathTo(bench.tree, bench.tip)[1])
    const other = times(2, newDart(newDart(back)))
    expect(stateAt(other, other.tip)).not.toEqual(kept)
    expect(stateAt(other, bench.tip)).toEqual(kept)
  })
})

describe('the coin of a step', () => {
  it('belongs to the dart on the ruler: the one that fell, or the coming one', () => {
    const bench = times(1, started())
    const place = pathTo(bench.tree, bench.tip)[1]
    const back = lookAt(bench, place)
    const ids = idsTo(back.tree, place)
    expect(contextOnView(back, place, ids).coin).toBe(coinAt(6, 2, 0))
    expect(comingContext(back, place, ids).coin).toBe(coinAt(6, 2, 1))
    expect(contextOnView(newDart(back), place, ids).coin).toBe(coinAt(6, 2, 1))
  })

  it('is thrown anew with every dart, and is not the dart', () => {
    const bench = started()
    const ids = [1, 2]
    const first = contextOnView(bench, bench.cursor, ids).coin
    expect(contextOnView(newDart(bench), bench.cursor, ids).coin).not.toBe(first)
    expect(first).not.toBe(comingDart(bench).u)
  })
})
