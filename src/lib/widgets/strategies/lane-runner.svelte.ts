import { EngineError, type EngineErrorCode } from '#lib/engine/types.ts'
import { rank, type Chain } from '#lib/sampling/index.ts'
import { depthOf, idsTo, ROOT, type NodeId } from '#lib/state/context-tree.ts'
import {
  advance,
  emptied,
  longest,
  newLanes,
  nextLane,
  rechainLane,
  renameLane,
  seedLanes,
  startLanes,
  tipOf,
  withLane,
  withoutLane,
  withStrategies,
  type Lanes,
  type ModelsOwn,
  type Strategy,
} from '#lib/state/lanes.ts'
import { LogitsMemory } from '#lib/state/logits-memory.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { pageTurn } from '#lib/ui/page-turn.ts'

/** Work on the main thread between two turns of the page. */
const SLICE_MILLISECONDS = 8

/**
 * Lets the lanes write, lane after lane and token after token, and asks the model where the logits are not remembered. Any change ends the work
 * under way; what it still brings is dropped.
 */
export class LaneRunner {
  readonly #session: Session
  readonly #memory = new LogitsMemory()
  #lanes = $state.raw<Lanes>(newLanes([], 0))
  /** How many tokens every lane is to have. */
  #length = $state(0)
  #isRunning = $state(false)
  #failure = $state<EngineErrorCode>()
  /** Where on the bench's own tree the lanes begin. */
  #from: NodeId = ROOT
  #work: AbortController | undefined
  /** Lanes that are still together ask for the same distribution one after the other. */
  #lastRanked: { node: NodeId; after: ModelsOwn } | undefined

  constructor(session: Session, strategies: readonly Strategy[]) {
    this.#session = session
    this.#lanes = newLanes(strategies, session.bench.seed)
  }

  get lanes(): Lanes {
    return this.#lanes
  }

  get length(): number {
    return this.#length
  }

  /** Tokens that the shortest lane still has to write. */
  get ahead(): number {
    const next = this.#isRunning ? nextLane(this.#lanes, this.#length) : undefined
    return next ? this.#length - next.steps.length : 0
  }

  get isRunning(): boolean {
    return this.#isRunning
  }

  get failure(): EngineErrorCode | undefined {
    return this.#failure
  }

  /** Lets all lanes begin at the place on view, with the seed of the bench. The same place and seed change nothing. */
  follow(): void {
    const { tree, cursor, prompt, bench } = this.#session
    this.#from = cursor
    const ids = idsTo(tree, cursor)
    const promptLength = Math.min(depthOf(tree, prompt), ids.length)
    const moved = startLanes(this.#lanes, ids, promptLength)
    if (moved.start !== this.#lanes.start || moved.promptLength !== this.#lanes.promptLength) {
      this.#become(seedLanes(moved, bench.seed), 0)
    } else if (bench.seed !== this.#lanes.seed) {
      this.#become(seedLanes(this.#lanes, bench.seed))
    }
  }

  /** Lets every lane write `count` tokens more. Those that a stop left a token behind begin with that one. */
  write(count: number): void {
    const isUneven = !this.#isRunning && nextLane(this.#lanes, this.#length) !== undefined
    this.#become(this.#lanes, this.#length + (isUneven ? count - 1 : count))
  }

  stop(): void {
    this.#work?.abort()
    this.#isRunning = false
    this.#length = longest(this.#lanes)
  }

  startOver(): void {
    this.#become(emptied(this.#lanes), 0)
  }

  /** Other lanes in place of all. */
  compare(strategies: readonly Strategy[]): void {
    this.#become(withStrategies(this.#lanes, strategies), 0)
  }

  add(strategy: Strategy): void {
    this.#become(withLane(this.#lanes, strategy))
  }

  remove(key: number): void {
    this.#become(withoutLane(this.#lanes, key))
  }

  rename(key: number, name: string): void {
    this.#lanes = renameLane(this.#lanes, key, name)
  }

  rechain(key: number, chain: Chain): void {
    this.#become(rechainLane(this.#lanes, key, chain))
  }

  #become(lanes: Lanes, length = this.#length): void {
    this.#work?.abort()
    this.#lanes = lanes
    this.#length = length
    this.#failure = undefined
    void this.#catchUp((this.#work = new AbortController()).signal)
  }

  async #catchUp(signal: AbortSignal): Promise<void> {
    this.#isRunning = nextLane(this.#lanes, this.#length) !== undefined
    if (!this.#isRunning) return
    try {
      await this.#writeAll(signal)
    } catch (error) {
      if (!signal.aborted) this.#failure = error instanceof EngineError ? error.code : 'worker-died'
    }
    if (signal.aborted) return
    this.#isRunning = false
    this.#length = longest(this.#lanes)
  }

  async #writeAll(signal: AbortSignal): Promise<void> {
    // A slider that moves only says so; the work begins after it.
    await pageTurn()
    let sliceEnd = performance.now() + SLICE_MILLISECONDS
    while (!signal.aborted) {
      const lane = nextLane(this.#lanes, this.#length)
      if (!lane) return
      const after = await this.#after(tipOf(this.#lanes, lane), signal)
      if (signal.aborted || !after) return
      this.#lanes = advance(this.#lanes, lane, after, this.#session.model.speller!.info)
      if (performance.now() < sliceEnd) continue
      await pageTurn()
      sliceEnd = performance.now() + SLICE_MILLISECONDS
    }
  }

  /** What the model says after a place; undefined where that needs the live model and there is none. */
  async #after(node: NodeId, signal: AbortSignal): Promise<ModelsOwn | undefined> {
    if (this.#lastRanked?.node === node) return this.#lastRanked.after
    const known = this.#memory.get(node)?.logits ?? (await this.#ask(node, signal))
    if (!known || signal.aborted) return undefined
    const after = { logits: known, own: rank(known) }
    this.#lastRanked = { node, after }
    return after
  }

  async #ask(node: NodeId, signal: AbortSignal): Promise<Float32Array | undefined> {
    const { place } = this.#session
    const isOnView = node === this.#lanes.start && place?.node === this.#from
    if (isOnView) this.#memory.set(node, place)
    else await this.#forward(node, signal)
    return this.#memory.get(node)?.logits
  }

  async #forward(node: NodeId, signal: AbortSignal): Promise<void> {
    const { live } = this.#session.model
    if (!live) return
    this.#session.countCall()
    const [{ logits }] = await live.forward(idsTo(this.#lanes.tree, node), { signal })
    this.#memory.set(node, { logits, provenance: 'live' })
  }
}
