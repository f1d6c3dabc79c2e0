import { untrack } from 'svelte'
import { EngineError, type EngineErrorCode, type Provenance } from '#lib/engine/types.ts'
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
import { depthOf, idsTo, nextOnPath, pathTo, ROOT, type NodeId } from '#lib/state/context-tree.ts'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { LogitsMemory } from '#lib/state/logits-memory.ts'
import { comingContext, contextOnView, stateAt } from '#lib/state/step-context.ts'
import { scoreToken, type TokenScore } from '#lib/state/token-score.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'

/** The distribution at a place of the text, ready to be shaped. */
type Place = {
  readonly node: NodeId
  readonly ids: readonly number[]
  readonly logits: Float32Array
  readonly own: Ranking
  readonly provenance: Provenance
}

/** The trace of the place on view, or why its settings leave none. */
type Shaped = { readonly trace?: Trace; readonly problem?: string }

type LiveEngine = NonNullable<ModelView['live']>

/** Why there is no distribution on view. */
export type Gap = 'nothing-yet' | 'reading' | 'needs-model' | 'failed'

/** Seed 6 draws the second city of the first prompt: a good first dart. */
const FIRST_SEED = 6
/** Places whose logits are remembered: 31 MB of them. */
const REMEMBERED_PLACES = 160
/** A shorter wait shows the distribution before, so that nothing flickers. */
const FLICKER_MILLISECONDS = 150
/** Positions scored in one call: their logits are in memory together, 196 kB each. */
const SCORED_AT_ONCE = 16

/**
 * One reader at the bench: joins what was chosen (the pure state) with what the model says, and gives the views one trace.
 * Whatever changes the text may need the model and is awaited; whatever changes a setting never is.
 */
export class Session {
  readonly model: ModelView
  readonly #memory = new LogitsMemory(REMEMBERED_PLACES)
  #bench = $state.raw<Bench>(newBench(everydayChain, FIRST_SEED))
  #place = $state.raw<Place>()
  #gap = $state<Gap>('nothing-yet')
  #failure = $state<EngineErrorCode>()
  #scores = $state.raw<ReadonlyMap<NodeId, TokenScore>>(new Map())
  #scoring = $state.raw<{ done: number; total: number }>()
  #scoringFailed = $state(false)
  #progress = $state.raw<{ done: number; total: number }>()
  #calls = $state({ made: 0, saved: 0 })
  #run = $state.raw<AbortController>()
  /** What the model reads for the place on view; a text left meanwhile may still be under way. */
  #reading: Promise<void> | undefined
  #lastAsked = 0

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
    $effect(() => {
      void model.live
      void model.recorded
      untrack(() => {
        void this.#read()
        void this.#scoreText()
      })
    })
  }

  get bench(): Bench {
    return this.#bench
  }

  /** The distribution on view, before the settings; undefined in a {@link gap}. */
  get place(): Place | undefined {
    return this.#place
  }

  get gap(): Gap {
    return this.#gap
  }

  get failure(): EngineErrorCode | undefined {
    return this.#failure
  }

  /** What is wrong with the settings at this place, such as that they remove every token. */
  get chainProblem(): string | undefined {
    return this.#shaped.problem
  }

  get scores(): ReadonlyMap<NodeId, TokenScore> {
    return this.#scores
  }

  get scoring(): { done: number; total: number } | undefined {
    return this.#scoring
  }

  /** Whether tokens in sight have no score because the model, which is there, did not give what it takes. */
  get scoringFailed(): boolean {
    return this.#scoringFailed && this.model.live !== undefined && this.#unscored().length > 0
  }

  /** How many tokens of the text on view have been read; undefined while nothing is read. */
  get progress(): { done: number; total: number } | undefined {
    return this.#progress
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
    return this.#memory
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
    return !this.isFull && (this.trace !== undefined || this.#gap === 'reading')
  }

  /** The model's own distribution at a place, while it is remembered. */
  recall = (node: NodeId): Ranking | undefined => {
    const known = this.#memory.get(node)
    return known && rank(known.logits)
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
    if (this.#place?.node !== this.#bench.cursor) return
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
    if (first !== undefined && this.#place?.node === cursor) {
      this.#score(first, this.#place.own, ids[0])
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
    void this.#scoreText()
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
    const place = this.#place
    return place ? runPlace(place, chain, this.#contextOf(place)) : {}
  }

  #contextOf({ node, ids }: Place): Context {
    return contextOnView(this.#bench, node, ids)
  }

  /** The trace on view may be that of the dart that fell here; the next one has a coin of its own. */
  #traceOfComingDart(onView: Trace): Trace {
    const place = this.#place!
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
    await this.#reading
    const place = this.#place
    const isHere = this.#bench.cursor === cursor && place?.node === cursor
    if (!isHere || !this.trace || this.isFull || signal?.aborted) return undefined
    // Nothing is awaited from here to the change: a second move would find the same place.
    const { id, move } = choose(this.trace)
    const written = write(this.#bench, [id], move)
    this.#score(written.cursor, place.own, id)
    await this.#change(written)
    return id
  }

  #score(node: NodeId, own: Ranking, id: number): void {
    if (!this.#scores.has(node)) this.#scores = new Map(this.#scores).set(node, scoreToken(own, id))
  }

  /** Scores the tokens in sight that have no score yet from the distributions before them, some places at a time. */
  async #scoreText(): Promise<void> {
    if (this.#scoring) return
    this.#scoringFailed = false
    try {
      let done = 0
      for (;;) {
        const unscored = this.#unscored()
        const { live } = this.model
        if (!live || unscored.length === 0) break
        this.#scoring = { done, total: done + unscored.length }
        const batch = unscored.slice(0, SCORED_AT_ONCE)
        await this.#scoreBatch(live, batch)
        done += batch.length
      }
    } catch {
      this.#scoringFailed = true
    } finally {
      this.#scoring = undefined
    }
  }

  async #scoreBatch(live: LiveEngine, batch: readonly NodeId[]): Promise<void> {
    const { nodes } = this.tree
    const ids = idsTo(this.tree, nodes[batch.at(-1)!].parent)
    const positions = batch.map((node) => nodes[node].depth - 2)
    this.#calls.made++
    const distributions = await live.forward(ids, { positions })
    batch.forEach((node, i) =>
      this.#score(node, rank(distributions[i].logits), nodes[node].tokenId),
    )
  }

  #unscored(): NodeId[] {
    const { tree, prompt, tip } = this.#bench
    return pathTo(tree, tip)
      .slice(depthOf(tree, prompt))
      .filter((node) => !this.#scores.has(node))
  }

  async #change(bench: Bench): Promise<void> {
    const moved = bench.cursor !== this.#bench.cursor
    this.#bench = bench
    const reading = moved ? this.#read() : undefined
    if (moved && !reading) this.#calls.saved++
    void this.#scoreText()
    await reading
  }

  /**
   * Puts the distribution at the cursor on view: from memory, from the recordings, or from the model.
   *
   * @returns what is waited for; undefined where nothing has to be asked
   */
  #read(): Promise<void> | undefined {
    const { cursor } = this.#bench
    const { live, recorded } = this.model
    this.#reading = undefined
    if (cursor === ROOT) return undefined
    const known = this.#memory.get(cursor)
    if (known) this.#show(cursor, known.logits, known.provenance)
    if (known && (known.provenance === 'live' || !live)) return undefined
    if (live ?? recorded) this.#reading = this.#ask(cursor, live ? 'live' : 'recorded')
    else this.#open('reading')
    return this.#reading
  }

  async #ask(node: NodeId, provenance: 'live' | 'recorded'): Promise<void> {
    const ids = idsTo(this.#bench.tree, node)
    const asked = ++this.#lastAsked
    const isAwaited = () => asked === this.#lastAsked && node === this.#bench.cursor
    const onProgress = (done: number, total: number) => {
      if (isAwaited()) this.#progress = { done, total }
    }
    if (this.#place?.node !== node) this.#gap = 'reading'
    const late = setTimeout(() => {
      if (isAwaited() && this.#place?.node !== node) this.#open('reading')
    }, FLICKER_MILLISECONDS)
    try {
      const [{ logits }] =
        provenance === 'live'
          ? await this.model.live!.forward(ids, { lane: 'view', onProgress })
          : await this.model.recorded!.forward(ids)
      if (provenance === 'live') this.#calls.made++
      // A recording that comes late must not hide what is live.
      if (provenance === 'live' || !this.#memory.get(node)) {
        this.#memory.set(node, { logits, provenance })
      }
      if (isAwaited()) this.#show(node, logits, provenance)
    } catch (error) {
      if (isAwaited()) this.#fail(error)
    } finally {
      clearTimeout(late)
      if (isAwaited()) this.#progress = undefined
    }
  }

  #show(node: NodeId, logits: Float32Array, provenance: Provenance): void {
    this.#failure = undefined
    if (this.#place?.node === node && this.#place.provenance === provenance) return
    const ids = idsTo(this.#bench.tree, node)
    this.#place = { node, ids, logits, own: rank(logits), provenance }
  }

  #open(gap: Gap): void {
    this.#place = undefined
    this.#gap = gap
  }

  #fail(error: unknown): void {
    const code = error instanceof EngineError ? error.code : 'worker-died'
    if (code === 'cancelled') return
    if (code === 'not-recorded') return this.#open('needs-model')
    this.#failure = code
    this.#open('failed')
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
