import { uAt, type Chain, type ProcessorState } from '#lib/sampling/index.ts'
import {
  depthOf,
  emptyTree,
  isOnPath,
  nextOnPath,
  ROOT,
  withTokens,
  type ContextTree,
  type NodeId,
} from './context-tree.ts'

/** A number in [0, 1) thrown at the cumulative curve, and which throw from this place it was, from 0. */
export type Dart = { readonly u: number; readonly attempt: number }

/** How a token came into the text, with the settings in force then, and what processors with a memory know after it. */
export type Move = { readonly chain: Chain; readonly state?: ProcessorState } & (
  | { readonly by: 'sample'; readonly dart: Dart; readonly seed: number }
  | { readonly by: 'greedy' | 'hand' | 'typed' | 'prompt' }
)

/** What a move changes about the text, and "Undo" brings back. */
type Text = {
  /** The last token of the prompt; {@link ROOT} before there is one. */
  readonly prompt: NodeId
  /** The end of the text in sight. */
  readonly tip: NodeId
  /** The place on view: the distribution shown follows this node. */
  readonly cursor: NodeId
  readonly moves: ReadonlyMap<NodeId, Move>
  /** Darts thrown or put aside so far, by place. */
  readonly thrown: ReadonlyMap<NodeId, number>
  /** A place whose dart has fallen already, and where a new one has been asked for. */
  readonly aimedAgain: NodeId | undefined
}

/** What the reader has chosen. Every update below is pure: it returns a new bench and leaves the old one as it was. */
export type Bench = Text & {
  /** Every text tried so far: it only grows, so that nothing undone is lost. */
  readonly tree: ContextTree
  readonly chain: Chain
  readonly seed: number
  readonly past: readonly Text[]
  readonly future: readonly Text[]
}

export function newBench(chain: Chain, seed: number): Bench {
  return {
    tree: emptyTree,
    prompt: ROOT,
    tip: ROOT,
    cursor: ROOT,
    moves: new Map(),
    thrown: new Map(),
    aimedAgain: undefined,
    chain,
    seed,
    past: [],
    future: [],
  }
}

/** Begins a new text. The one before can be had back with {@link undo}; darts start afresh. */
export function startFrom(bench: Bench, promptIds: ArrayLike<number>): Bench {
  const { tree, added } = withTokens(bench.tree, ROOT, promptIds)
  const end = added.at(-1) ?? ROOT
  const isFirst = bench.prompt === ROOT
  const started = {
    ...bench,
    tree,
    prompt: end,
    tip: end,
    cursor: end,
    moves: withMoves(bench.moves, added, { by: 'prompt', chain: bench.chain }),
    thrown: new Map(),
  }
  // There is nothing to go back to before the first text.
  return isFirst ? started : changed(bench, started)
}

/**
 * Puts tokens at the place on view. Tokens that stand there already stay, with all that follows; others replace what
 * follows, which is kept in the tree.
 */
export function write(bench: Bench, ids: ArrayLike<number>, move: Move): Bench {
  const { tree, added } = withTokens(bench.tree, bench.cursor, ids)
  const end = added.at(-1)
  if (end === undefined) return bench
  const tip = isOnPath(tree, end, bench.tip) ? bench.tip : end
  return changed(bench, {
    ...bench,
    tree,
    tip,
    cursor: end,
    // Another token inside the prompt ends the prompt there.
    prompt: isOnPath(tree, bench.prompt, tip) ? bench.prompt : bench.cursor,
    moves: withMoves(bench.moves, added, move),
    thrown:
      move.by === 'sample'
        ? new Map(bench.thrown).set(bench.cursor, move.dart.attempt + 1)
        : bench.thrown,
  })
}

function withMoves(
  moves: ReadonlyMap<NodeId, Move>,
  nodes: readonly NodeId[],
  move: Move,
): ReadonlyMap<NodeId, Move> {
  const after = new Map(moves)
  for (const node of nodes) after.set(node, move)
  return after
}

/** How a token came that stands in no text now is still known: its branch can be picked up. */
function withMovesOf(
  known: ReadonlyMap<NodeId, Move>,
  text: ReadonlyMap<NodeId, Move>,
): ReadonlyMap<NodeId, Move> {
  return new Map([...known, ...text])
}

/** Puts a text tried before back in sight, with its end on view. */
export function pickUp(bench: Bench, tip: NodeId): Bench {
  return changed(bench, { ...bench, tip, cursor: tip })
}

/** Puts another place of the text on view. Looking changes nothing else. */
export function lookAt(bench: Bench, place: NodeId): Bench {
  if (place === ROOT || !isOnPath(bench.tree, place, bench.tip)) {
    throw new RangeError(`look at: node ${place} is not in the text on view`)
  }
  return { ...bench, cursor: place, aimedAgain: undefined }
}

/** The token that stands after the place on view, and how it came there; undefined at the end of the text. */
export function taken(bench: Bench): { node: NodeId; tokenId: number; move: Move } | undefined {
  const node = nextOnPath(bench.tree, bench.cursor, bench.tip)
  if (node === undefined) return undefined
  return { node, tokenId: bench.tree.nodes[node].tokenId, move: bench.moves.get(node)! }
}

/** The dart that "Sample" would throw from the place on view: fixed by seed, place and attempt. */
export function comingDart(bench: Bench): Dart {
  const attempt = bench.thrown.get(bench.cursor) ?? 0
  return { u: uAt(bench.seed, depthOf(bench.tree, bench.cursor), attempt), attempt }
}

/** The dart on the ruler: the one that fell here, or the coming one. Undefined: the token was not drawn by a dart. */
export function dartOnView(bench: Bench): (Dart & { fallen: boolean }) | undefined {
  const next = taken(bench)
  if (!next || bench.aimedAgain === bench.cursor) return { ...comingDart(bench), fallen: false }
  return next.move.by === 'sample' ? { ...next.move.dart, fallen: true } : undefined
}

/** Puts the dart on the ruler aside and shows the next one. */
export function newDart(bench: Bench): Bench {
  const onView = dartOnView(bench)
  const aimed = { ...bench, aimedAgain: bench.cursor }
  if (!onView || onView.fallen) return aimed
  const thrown = new Map(bench.thrown).set(bench.cursor, onView.attempt + 1)
  return { ...aimed, thrown }
}

/** Another seed; its darts are counted from the first again. @throws RangeError for what is not a whole number from 0 to 2³² − 1 */
export function withSeed(bench: Bench, seed: number): Bench {
  if (!isSeed(seed)) {
    throw new RangeError(`seed: must be a whole number from 0 to 4294967295, got ${seed}`)
  }
  return { ...bench, seed, thrown: new Map(), aimedAgain: undefined }
}

/** Whether it is a whole number from 0 to 2³² − 1. */
export function isSeed(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 0xffffffff
}

export function withChain(bench: Bench, chain: Chain): Bench {
  return { ...bench, chain }
}

export function undo(bench: Bench): Bench {
  const before = bench.past.at(-1)
  if (!before) return bench
  return {
    ...bench,
    ...before,
    moves: withMovesOf(bench.moves, before.moves),
    past: bench.past.slice(0, -1),
    future: [...bench.future, textOf(bench)],
  }
}

export function redo(bench: Bench): Bench {
  const after = bench.future.at(-1)
  if (!after) return bench
  return {
    ...bench,
    ...after,
    moves: withMovesOf(bench.moves, after.moves),
    past: [...bench.past, textOf(bench)],
    future: bench.future.slice(0, -1),
  }
}

function changed(before: Bench, after: Bench): Bench {
  return { ...after, aimedAgain: undefined, past: [...before.past, textOf(before)], future: [] }
}

function textOf({ prompt, tip, cursor, moves, thrown, aimedAgain }: Bench): Text {
  return { prompt, tip, cursor, moves, thrown, aimedAgain }
}
