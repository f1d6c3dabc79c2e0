import {
  accept,
  coinAt,
  draw,
  runChain,
  uAt,
  type Chain,
  type ProcessorState,
  type Ranking,
  type Trace,
} from '#lib/sampling/index.ts'
import {
  depthOf,
  emptyTree,
  idsTo,
  ROOT,
  withTokens,
  type ContextTree,
  type NodeId,
} from './context-tree.ts'
import { everydayChain, withParam } from './everyday-chain.ts'
import { scoreToken, type TokenScore } from './token-score.ts'

/** A way of choosing: a chain with a name. */
export type Strategy = { readonly name: string; readonly chain: Chain }

/** A strategy and the text it has written so far. */
export type Lane = Strategy & {
  /** Stays with the lane: the smallest number that was free. */
  readonly key: number
  readonly steps: readonly LaneStep[]
  /** Why it writes no more: the model ended its turn, the context is full, or its chain leaves no token. */
  readonly end: LaneEnd | undefined
}

export type LaneStep = { readonly node: NodeId; readonly state: ProcessorState }
type LaneEnd =
  { readonly by: 'end-token' | 'full' } | { readonly by: 'chain'; readonly problem: string }

/**
 * Strategies side by side: walks on one tree from one place, with the same dart at the same place for all. Every update below is pure, and so is
 * every lane: start, chain and seed give its text.
 */
export type Lanes = {
  readonly tree: ContextTree
  /** The last token of the text that all lanes begin with. */
  readonly start: NodeId
  /** How many tokens of that text are the prompt. */
  readonly promptLength: number
  readonly seed: number
  readonly lanes: readonly Lane[]
  readonly scores: ReadonlyMap<NodeId, TokenScore>
}

/** What the model says after a text: its logits, shape [V], and the same ranked. */
export type ModelsOwn = { readonly logits: Float32Array; readonly own: Ranking }

/** More lanes than this cannot be told apart. */
export const MOST_LANES = 8

/** The four to begin with: greedy, the two common cuts, and a hot one. */
export const firstChains = {
  greedy: withParam(everydayChain, 'temperature', 'temperature', 0),
  topK: withParam(everydayChain, 'top-k', 'k', 40),
  topP: withParam(everydayChain, 'top-p', 'p', 0.9),
  creative: withParam(
    withParam(everydayChain, 'temperature', 'temperature', 1.5),
    'top-p',
    'p',
    0.95,
  ),
} satisfies Record<string, Chain>

export function newLanes(strategies: readonly Strategy[], seed: number): Lanes {
  const none = { tree: emptyTree, start: ROOT, promptLength: 0, seed, lanes: [], scores: new Map() }
  return withStrategies(none, strategies)
}

/** Other strategies at the same place, with the same seed. */
export function withStrategies(lanes: Lanes, strategies: readonly Strategy[]): Lanes {
  return strategies.reduce(withLane, { ...lanes, lanes: [] })
}

/** The same lanes, empty, after another text. Texts written before stay in the tree and are found again. */
export function startLanes(lanes: Lanes, ids: ArrayLike<number>, promptLength: number): Lanes {
  const { tree, added } = withTokens(lanes.tree, ROOT, ids)
  return emptied({ ...lanes, tree, start: added.at(-1) ?? ROOT, promptLength })
}

/** The same lanes, empty, for the darts of another seed. */
export function seedLanes(lanes: Lanes, seed: number): Lanes {
  return emptied({ ...lanes, seed })
}

/** All lanes without their texts. */
export function emptied(lanes: Lanes): Lanes {
  return { ...lanes, lanes: lanes.lanes.map(emptiedLane) }
}

function emptiedLane(lane: Lane): Lane {
  return { ...lane, steps: [], end: undefined }
}

/** One lane more, at the end. @throws RangeError when there are {@link MOST_LANES} */
export function withLane(lanes: Lanes, strategy: Strategy): Lanes {
  if (lanes.lanes.length >= MOST_LANES) throw new RangeError(`lanes: at most ${MOST_LANES}`)
  let key = 0
  while (lanes.lanes.some((lane) => lane.key === key)) key++
  return { ...lanes, lanes: [...lanes.lanes, { ...strategy, key, steps: [], end: undefined }] }
}

/** Without a lane. The last one stays. */
export function withoutLane(lanes: Lanes, key: number): Lanes {
  if (lanes.lanes.length === 1) return lanes
  return { ...lanes, lanes: lanes.lanes.filter((lane) => lane.key !== key) }
}

export function renameLane(lanes: Lanes, key: number, name: string): Lanes {
  return changed(lanes, key, (lane) => ({ ...lane, name }))
}

/** A lane with other settings, and so without its text. */
export function rechainLane(lanes: Lanes, key: number, chain: Chain): Lanes {
  return changed(lanes, key, (lane) => emptiedLane({ ...lane, chain }))
}

function changed(lanes: Lanes, key: number, change: (lane: Lane) => Lane): Lanes {
  return {
    ...lanes,
    lanes: lanes.lanes.map((lane) => (lane.key === key ? change(lane) : lane)),
  }
}

/** Where a lane's text ends. */
export function tipOf({ start }: Pick<Lanes, 'start'>, lane: Lane): NodeId {
  return lane.steps.at(-1)?.node ?? start
}

/** The lane whose turn it is until all have so many tokens: the shortest, the first among equals; undefined when all are there. */
export function nextLane({ lanes }: Lanes, length: number): Lane | undefined {
  let shortest: Lane | undefined
  for (const lane of lanes) {
    if (lane.end || lane.steps.length >= length) continue
    if (!shortest || lane.steps.length < shortest.steps.length) shortest = lane
  }
  return shortest
}

/** Tokens of the longest lane. */
export function longest({ lanes }: Lanes): number {
  return lanes.reduce((most, { steps }) => Math.max(most, steps.length), 0)
}

/**
 * Lets a lane draw its next token, with the dart that belongs to the place.
 *
 * @param after the model's own distribution after the lane's text
 * @param limits ids that end a turn, and the most tokens a text may have
 */
export function advance(
  lanes: Lanes,
  { key }: Pick<Lane, 'key'>,
  after: ModelsOwn,
  limits: { readonly endIds: readonly number[]; readonly contextLength: number },
): Lanes {
  const lane = lanes.lanes.find((lane) => lane.key === key)!
  const traced = traceOf(lanes, lane, after)
  if ('problem' in traced) {
    const end = { by: 'chain', problem: traced.problem } as const
    return changed(lanes, key, (lane) => ({ ...lane, end }))
  }
  const from = tipOf(lanes, lane)
  const { id } = draw(traced, uAt(lanes.seed, depthOf(lanes.tree, from), 0))
  const { tree, added } = withTokens(lanes.tree, from, [id])
  const node = added[0]
  const isFull = depthOf(tree, node) >= limits.contextLength
  const by = limits.endIds.includes(id) ? 'end-token' : isFull ? 'full' : undefined
  const scores = lanes.scores.has(node)
    ? lanes.scores
    : new Map(lanes.scores).set(node, scoreToken(after.own, id))
  return changed({ ...lanes, tree, scores }, key, (lane) => ({
    ...lane,
    steps: [...lane.steps, { node, state: accept(traced, id) }],
    end: by && { by },
  }))
}

function traceOf(
  lanes: Lanes,
  lane: Lane,
  { logits, own }: ModelsOwn,
): Trace | { problem: string } {
  const contextIds = idsTo(lanes.tree, tipOf(lanes, lane))
  const coin = coinAt(lanes.seed, contextIds.length, 0)
  const state = lane.steps.at(-1)?.state
  const context = { contextIds, promptLength: lanes.promptLength, coin, ...(state && { state }) }
  try {
    return runChain(logits, lane.chain, context, own)
  } catch (error) {
    if (error instanceof RangeError) return { problem: error.message }
    throw error
  }
}

/** The first token, from 1, at which a lane's text differs from another's; undefined while it does not. */
export function partsAt(first: Lane, lane: Lane): number | undefined {
  const shared = Math.min(first.steps.length, lane.steps.length)
  for (let i = 0; i < shared; i++) if (first.steps[i].node !== lane.steps[i].node) return i + 1
  return undefined
}
