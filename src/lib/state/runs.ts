import type { Engine } from '#lib/engine/types.ts'
import { entropyBits, rank, type Chain } from '#lib/sampling/index.ts'
import { idsTo, type NodeId } from './context-tree.ts'
import { advance, newLanes, nextLane, startLanes, tipOf, type ModelsOwn } from './lanes.ts'

/** All that decides what runs side by side write: the same with the same engine, on every machine. */
export type Experiment<Name extends string = string> = {
  readonly prompt: string
  readonly seed: number
  /** Tokens of each run. */
  readonly length: number
  readonly chains: Readonly<Record<Name, Chain>>
}

/** A token written, and how the model itself saw its place, before any setting. */
export type RunToken = {
  readonly id: number
  /** Nats. */
  readonly logProb: number
  /** Of the model's own distribution, in bits. */
  readonly entropy: number
}

/**
 * Lets the chains of an experiment write, in turn and token by token, all with the same dart at the same place. A run whose
 * model ends its turn stops early.
 *
 * @yields each token as it is written, with the name of its chain
 * @throws EngineError from the engine; RangeError for a chain that leaves no token
 */
export async function* writeRuns<Name extends string>(
  engine: Pick<Engine, 'info' | 'tokenize' | 'forward'>,
  { prompt, seed, length, chains }: Experiment<Name>,
  signal?: AbortSignal,
): AsyncGenerator<{ name: Name; token: RunToken }> {
  const names = Object.keys(chains) as Name[]
  const strategies = names.map((name) => ({ name, chain: chains[name] }))
  const promptIds = await engine.tokenize(prompt)
  let lanes = startLanes(newLanes(strategies, seed), promptIds, promptIds.length)
  let last: { node: NodeId; after: ModelsOwn } | undefined
  for (let lane = nextLane(lanes, length); lane; lane = nextLane(lanes, length)) {
    const from = tipOf(lanes, lane)
    // Runs that are still together ask for the same place one after the other.
    if (last?.node !== from)
      last = { node: from, after: await readAfter(engine, idsTo(lanes.tree, from), signal) }
    lanes = advance(lanes, lane, last.after, engine.info)
    const { key } = lane
    const { steps, end } = lanes.lanes.find((lane) => lane.key === key)!
    if (end?.by === 'chain') throw new RangeError(end.problem)
    const { node } = steps.at(-1)!
    const token = {
      id: lanes.tree.nodes[node].tokenId,
      logProb: lanes.scores.get(node)!.logProb,
      entropy: entropyBits(last.after.own),
    }
    yield { name: lane.name as Name, token }
  }
}

async function readAfter(
  engine: Pick<Engine, 'forward'>,
  ids: readonly number[],
  signal: AbortSignal | undefined,
): Promise<ModelsOwn> {
  const [distribution] = await engine.forward(ids, signal ? { signal } : {})
  if (distribution.kind !== 'full') throw new TypeError('runs need whole distributions')
  return { logits: distribution.logits, own: rank(distribution.logits) }
}
