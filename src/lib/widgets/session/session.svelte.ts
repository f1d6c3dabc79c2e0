import { untrack } from 'svelte'
import type { EngineErrorCode, Provenance } from '#lib/engine/types.ts'
import {
  accept,
  draw,
  rank,
  runChain,
  type Chain,
  type Context,
  type Draw,
  type ParamValue,
  type ProcessorId,
  type ProcessorState,
  type Ranking,
  type Trace,
} from '#lib/sampling/index.ts'
import {
  comingDart,
  dartOnView,
  lookAt,
  newBench,
  newDart,
  pickUp,
  redo,
  startFrom,
  undo,
  withChain,
  withSeed,
  write,
  type Bench,
  type Move,
} from '#lib/state/bench.ts'
import { allOff } from '#lib/state/chain-edits.ts'
import { depthOf, idsTo, nextOnPath, pathTo, type NodeId } from '#lib/state/context-tree.ts'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { comingContext, contextOnView, stateAt } from '#lib/state/step-context.ts'
import type { TokenScore } from '#lib/state/token-score.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'
import { PlaceReader, type Gap, type Place } from './place-reader.svelte.ts'
import { Scorer } from './scorer.svelte.ts'

/** The trace of the place on view, or why its settings leave none. */
type Shaped = { readonly trace?: Trace; readonly problem?: string }

/** Seed 6 draws the second city of the first prompt: a good first dart. */
const FIRST_SEED = 6

/**
 * One reader at the bench: joins what was chosen (the pure state) with what the model says, and gives the views one trace.
 * Whatever changes the text may need the model and is awaited; whatever changes a setting never is.
 */
export class Session {
  readonly model: ModelView
  readonly #reader: PlaceReader
  readonly #scorer: Scorer
  #bench = $state.raw<Bench>(newBench(everydayChain, FIRST_SEED))
  #calls = $state({ made: 0, saved: 0 })
  #run = $state.raw<AbortController>()

  // Selected one by one: a setting that moves leaves these as they are, and so whoever shows the text alone.
  readonly tree = $derived(this.#bench.tree)
  readonly prompt = $derived(this.#bench.prompt)
  readonly tip = $derived(this.#bench.tip)
  readonly cursor = $derived(this.#bench.cursor)
  readonly moves = $derived(this.#bench.moves)
  readonly #shaped: Shaped = $derived.by(() => this.shapedBy(this.#bench.chain))
  readonly trace: Trace | undefined = $derived(this.#shaped.trace)
  readonly hit: Draw | undefined = $derived.by(() => this.#drawOnView())

  constructor(model: ModelView) {
    this.model = model
    const bench = () => this.#bench
    this.#reader = new PlaceReader(model, bench, () => this.countCall())
    this.#scorer = new Scorer(model, bench, (nodes) => this.ownAt(nodes))
    $effect(() => {
      void model.live
      void model.recorded
      untrack(() => {
        void this.#reader.read()
        void this.#scorer.scoreText()
      })
    })
  }

  get bench(): Bench {
    return this.#bench
  }

  /** The distribution on view, before the settings; undefined in a {@link gap}. */
  get place(): Place | undefined {
    return this.#reader.place
  }

  /** Where the numbers on view come from, or will come from first. */
  get provenance(): Provenance {
    return this.place?.provenance ?? 'recorded'
  }

  get gap(): Gap {
    return this.#reader.gap
  }

  get failure(): EngineErrorCode | undefined {
    return this.#reader.failure
  }

  /** What is wrong with the settings at this place, such as that they remove every token. */
  get chainProblem(): string | undefined {
    return this.#shaped.problem
  }

  get scores(): ReadonlyMap<NodeId, TokenScore> {
    return this.#scorer.scores
  }

  get scoring(): { done: number; total: number } | undefined {
    return this.#scorer.progress
  }

  /** Whether tokens in sight have no score because the model, which is there, did not give what it takes. */
  get scoringFailed(): boolean {
    return this.#scorer.hasFailed
  }

  /** How many tokens of the text on view have been read; undefined while nothing is read. */
  get progress(): { done: number; total: number } | undefined {
    return this.#reader.progress
  }

  get calls(): { made: number; saved: number } {
    return this.#calls
  }

  /** Counts a model call that a view made by itself. */
  countCall(): void {
    this.#calls.made++
  }

  get isRunning(): boolean {
    return this.#run !== undefined
  }

  get memory(): { byteLength: number; size: number } {
    void this.#calls.made
    return this.#reader.memory
  }

  get textLength(): number {
    return depthOf(this.#bench.tree, this.#bench.tip)
  }

  /** Most tokens a text may have; unknown until there is a model or a recording. */
  get contextLength(): number {
    return this.model.speller?.info.contextLength ?? Infinity
  }

  get isFull(): boolean {
    return depthOf(this.#bench.tree, this.#bench.cursor) >= this.contextLength
  }

  get endIds(): readonly number[] {
    return this.model.speller?.info.endIds ?? []
  }

  /** Whether a token can be drawn now, or as soon as the model has read. */
  get canDraw(): boolean {
    return !this.isFull && (this.trace !== undefined || this.gap === 'reading')
  }

  /** The model's own distribution at a place, while it is remembered. */
  recall = (node: NodeId): Ranking | undefined => {
    const known = this.#reader.memory.get(node)
    return known && rank(known.logits)
  }

  /** The model's own distributions at the places of neighboring tokens: one call of the live model. */
  async ownAt(nodes: readonly NodeId[]): Promise<Ranking[]> {
    const { tree } = this
    const ids = idsTo(tree, tree.nodes[nodes.at(-1)!].parent)
    const positions = nodes.map((node) => tree.nodes[node].depth - 2)
    this.countCall()
    const distributions = await this.model.live!.forward(ids, { positions })
    return distributions.map(({ logits }) => rank(logits))
  }

  /** Begins a new text from its ids. */
  start(promptIds: readonly number[]): Promise<void> {
    this.stop()
    return this.#change(startFrom(this.#bench, promptIds))
  }

  /**
   * Throws the coming dart and takes the token it hits.
   *
   * @param signal calls it off while the model is still reading
   * @returns the token, or undefined where none was taken
   */
  sample(signal?: AbortSignal): Promise<number | undefined> {
    return this.#move((onView) => {
      const { chain, seed } = this.#bench
      const dart = comingDart(this.#bench)
      const trace = this.#traceOfComingDart(onView)
      const { id } = draw(trace, dart.u)
      return { id, move: { by: 'sample', dart, seed, chain, ...stateAfter(trace, id) } }
    }, signal)
  }

  /** Takes the most probable token of the shaped distribution. */
  greedy(): Promise<number | undefined> {
    return this.#move((trace) => {
      const id = trace.idByRank[0]
      return { id, move: { by: 'greedy', chain: this.#bench.chain, ...stateAfter(trace, id) } }
    })
  }

  /** Takes any token by hand, also one that the settings removed; not while the model still reads what comes before it. */
  async take(id: number): Promise<void> {
    if (this.place?.node !== this.#bench.cursor) return
    await this.#move((trace) => {
      return { id, move: { by: 'hand', chain: this.#bench.chain, ...stateAfter(trace, id) } }
    })
  }

  /**
   * Samples on until `count` tokens have come, the model ends its turn, or {@link stop}.
   *
   * @param pause milliseconds between two tokens
   */
  async run(count: number, pause: number): Promise<void> {
    if (this.#run) return
    const run = (this.#run = new AbortController())
    for (let i = 0; i < count && !run.signal.aborted && this.canDraw; i++) {
      const id = await this.sample(run.signal)
      if (id === undefined || this.endIds.includes(id)) break
      await new Promise((done) => setTimeout(done, pause))
    }
    if (this.#run === run) this.#run = undefined
  }

  stop(): void {
    this.#run?.abort()
    this.#run = undefined
  }

  /** Writes the reader's own tokens after the place on view, and scores each. */
  async writeOwn(ids: readonly number[]): Promise<void> {
    this.stop()
    const { cursor, chain } = this.#bench
    const state = stateAt(this.#bench, cursor)
    const move: Move = { by: 'typed', chain, ...(state && { state }) }
    const written = write(this.#bench, ids, move)
    const first = nextOnPath(written.tree, cursor, written.cursor)
    if (first !== undefined && this.place?.node === cursor) {
      this.#scorer.score(first, this.place.own, ids[0])
    }
    await this.#change(written)
  }

  /** Puts a bench that was kept or linked, grown on the same tree, in place of this one; its text is scored as far as the model is there. */
  open(bench: Bench): Promise<void> {
    this.stop()
    return this.#change(bench)
  }

  lookAt(node: NodeId): Promise<void> {
    this.stop()
    return this.#change(lookAt(this.#bench, node))
  }

  /** Puts the next or the former step of the text on view, where there is one. */
  step(by: 1 | -1): void {
    const path = pathTo(this.tree, this.tip)
    const place = path[path.indexOf(this.cursor) + by]
    if (place !== undefined) void this.lookAt(place)
  }

  /** Puts a branch that was left back in sight. */
  pickUp(tip: NodeId): Promise<void> {
    this.stop()
    return this.#change(pickUp(this.#bench, tip))
  }

  undo(): Promise<void> {
    this.stop()
    return this.#change(undo(this.#bench))
  }

  redo(): Promise<void> {
    this.stop()
    return this.#change(redo(this.#bench))
  }

  scoreAgain(): void {
    void this.#scorer.scoreText()
  }

  newDart(): void {
    this.#bench = newDart(this.#bench)
  }

  /** @throws RangeError for what is no seed */
  setSeed(seed: number): void {
    this.#bench = withSeed(this.#bench, seed)
  }

  setParam(id: ProcessorId, name: string, value: ParamValue): void {
    this.#bench = withChain(this.#bench, withParam(this.#bench.chain, id, name, value))
  }

  setChain(chain: Chain): void {
    this.#bench = withChain(this.#bench, chain)
  }

  /** Switches every step off; the chain keeps its order. */
  switchAllOff(): void {
    this.setChain(allOff(this.#bench.chain))
  }

  /** What a chain does at the place on view. */
  shapedBy(chain: Chain): Shaped {
    const { place } = this
    return place ? runPlace(place, chain, this.#contextOf(place)) : {}
  }

  #contextOf({ node, ids }: Place): Context {
    return contextOnView(this.#bench, node, ids)
  }

  /** The trace on view may be that of the dart that fell here; the next one has a coin of its own. */
  #traceOfComingDart(onView: Trace): Trace {
    const place = this.place!
    const context = comingContext(this.#bench, place.node, place.ids)
    if (context.coin === onView.context.coin) return onView
    return runPlace(place, this.#bench.chain, context).trace ?? onView
  }

  #drawOnView(): Draw | undefined {
    const dart = dartOnView(this.#bench)
    return dart && this.trace ? draw(this.trace, dart.u) : undefined
  }

  /**
   * Makes a move at the place on view as soon as the model has read it. A move belongs to the place it was made at: it is
   * dropped where the reader has gone elsewhere, or taken another token there, meanwhile.
   */
  async #move(
    choose: (trace: Trace) => { id: number; move: Move },
    signal?: AbortSignal,
  ): Promise<number | undefined> {
    const { cursor } = this.#bench
    await this.#reader.underWay
    const { place } = this
    const isHere = this.#bench.cursor === cursor && place?.node === cursor
    if (!isHere || !this.trace || this.isFull || signal?.aborted) return undefined
    // Nothing is awaited from here to the change: a second move would find the same place.
    const { id, move } = choose(this.trace)
    const written = write(this.#bench, [id], move)
    this.#scorer.score(written.cursor, place.own, id)
    await this.#change(written)
    return id
  }

  async #change(bench: Bench): Promise<void> {
    const moved = bench.cursor !== this.#bench.cursor
    this.#bench = bench
    const reading = moved ? this.#reader.read() : undefined
    if (moved && !reading) this.#calls.saved++
    void this.#scorer.scoreText()
    await reading
  }
}

function runPlace({ logits, own }: Place, chain: Chain, context: Context): Shaped {
  try {
    return { trace: runChain(logits, chain, context, own) }
  } catch (error) {
    if (error instanceof RangeError) return { problem: error.message }
    throw error
  }
}

/** What the processors with a memory know after a token, where the chain has any. */
function stateAfter(trace: Trace, id: number): { state?: ProcessorState } {
  const state = accept(trace, id)
  return Object.keys(state).length > 0 ? { state } : {}
}
