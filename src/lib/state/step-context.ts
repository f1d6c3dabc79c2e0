import { coinAt, type Context, type ProcessorState } from '#lib/sampling/index.ts'
import { comingDart, dartOnView, taken, type Bench } from './bench.ts'
import { depthOf, type NodeId } from './context-tree.ts'

/**
 * What the processors with a memory knew at a place: left there by the move that wrote its last token, so that going back
 * and on again replays exactly. Tokens that the reader typed were not chosen by any processor and teach nothing.
 */
export function stateAt(bench: Bench, node: NodeId): ProcessorState | undefined {
  return bench.moves.get(node)?.state
}

/**
 * The context of a place, for the dart on the ruler: the one that fell where the text goes on, else the coming one.
 *
 * @param ids of the text that ends at `node`
 */
export function contextOnView(bench: Bench, node: NodeId, ids: readonly number[]): Context {
  const dart = dartOnView(bench)
  const move = taken(bench)?.move
  const isFallen = dart?.fallen && move?.by === 'sample'
  const [seed, attempt] = isFallen ? [move.seed, dart.attempt] : coming(bench)
  return contextAt(bench, node, ids, coinAt(seed, ids.length, attempt))
}

/** The context for the dart that "Sample" would throw from here. */
export function comingContext(bench: Bench, node: NodeId, ids: readonly number[]): Context {
  return contextAt(bench, node, ids, coinAt(bench.seed, ids.length, comingDart(bench).attempt))
}

function coming(bench: Bench): [seed: number, attempt: number] {
  return [bench.seed, comingDart(bench).attempt]
}

function contextAt(bench: Bench, node: NodeId, ids: readonly number[], coin: number): Context {
  const promptLength = Math.min(depthOf(bench.tree, bench.prompt), ids.length)
  const state = stateAt(bench, node)
  return { contextIds: ids, promptLength, coin, ...(state && { state }) }
}
