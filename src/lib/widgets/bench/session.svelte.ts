import { untrack } from 'svelte'
import { EngineError, type EngineErrorCode, type Provenance } from '#lib/engine/types.ts'
import {
  draw,
  rank,
  runChain,
  type Draw,
  type ParamValue,
  type ProcessorId,
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
import { depthOf, idsTo, pathTo, ROOT, type NodeId } from '#lib/state/context-tree.ts'
import { everydayChain, withParam } from '#lib/state/everyday-chain.ts'
import { LogitsMemory } from '#lib/state/logits-memory.ts'
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
  #calls = $state({ made: 0, saved: 0 })
  #isRunning = $state(false)
  #reading: Promise<void> | undefined
  #unscored: readonly NodeId[] = []
  #stopScoring: AbortController | undefined

  // Selected one by one: a setting that moves leaves these as they are, and so whoever shows the text alone.
  readonly tree = $derived(this.#bench.tree)
  readonly prompt = $derived(this.#bench.prompt)
  readonly tip = $derived(this.#bench.tip)
  readonly cursor = $derived(this.#bench.cursor)
  readonly moves = $derived(this.#bench.moves)
  readonly trace: Trace | undefined = $derived.by(() => this.#shape())
  readonly hit: Draw | undefined = $derived.by(() => this.#drawOnView())

  constructor(model: ModelView) {
    this.model = model
    $effect(() => {
      void model.live
      void model.recorded
      untrack(() => {
        void this.#read()
        void this.#scoreLate()
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

  get scores(): ReadonlyMap<NodeId, TokenScore> {
    return this.#scores
  }

  get scoring(): { done: number; total: number } | undefined {
    return this.#scoring
  }

  get calls(): { made: number; saved: number } {
    return this.#calls
  }

  get isRunning(): boolean {
    return this.#isRunning
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

  /** Throws the coming dart and takes the token it hits. */
  async sample(): Promise<number | undefined> {
    const trace = await this.#readyTrace()
    if (!trace) return undefined
    const { chain, seed } = this.#bench
    const dart = comingDart(this.#bench)
    const { id } = draw(trace, dart.u)
    await this.#write(id, { by: 'sample', dart, seed, chain })
    return id
  }

  /** Takes the most probable token of the shaped distribution. */
  async greedy(): Promise<void> {
    const trace = await this.#readyTrace()
    if (trace) await this.#write(trace.idByRank[0], { by: 'greedy', chain: this.#bench.chain })
  }

  /** Takes any token by hand, also one that the settings removed. */
  async take(id: number): Promise<void> {
    if (await this.#readyTrace()) await this.#write(id, { by: 'hand', chain: this.#bench.chain })
  }

  /**
   * Samples on until `count` tokens have come, the model ends its turn, or {@link stop}.
   *
   * @param pause milliseconds between two tokens
   */
  async run(count: number, pause: number): Promise<void> {
    if (this.#isRunning) return
    this.#isRunning = true
    for (let i = 0; i < count && this.#isRunning && this.canDraw; i++) {
      const id = await this.sample()
      if (id === undefined || this.endIds.includes(id)) break
      await new Promise((done) => setTimeout(done, pause))
    }
    this.#isRunning = false
  }

  stop(): void {
    this.#isRunning = false
    this.#stopScoring?.abort()
  }

  /** Writes the reader's own tokens after the place on view, and scores each. */
  async writeOwn(ids: readonly number[]): Promise<void> {
    const from = this.#bench.cursor
    const before = this.#place?.node === from ? this.#place.own : undefined
    const { chain } = this.#bench
    const reading = this.#change(write(this.#bench, ids, { by: 'typed', chain }))
    const nodes = pathTo(this.#bench.tree, this.#bench.cursor).slice(-ids.length)
    if (before) this.#score(nodes[0], before, ids[0])
    await this.#scoreAll(nodes)
    await reading
  }

  /** Puts a bench that was kept or linked, grown on the same tree, in place of this one; its text is scored as far as the model is there. */
  async open(bench: Bench): Promise<void> {
    this.stop()
    const nodes = pathTo(bench.tree, bench.tip).slice(depthOf(bench.tree, bench.prompt))
    this.#unscored = nodes
    await this.#change(bench)
    await this.#scoreLate()
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

  switchAllOff(): void {
    this.#bench = withChain(this.#bench, everydayChain)
  }

  #shape(): Trace | undefined {
    const place = this.#place
    if (!place) return undefined
    const { chain, tree, prompt } = this.#bench
    const promptLength = Math.min(depthOf(tree, prompt), place.ids.length)
    return runChain(place.logits, chain, { contextIds: place.ids, promptLength }, place.own)
  }

  #drawOnView(): Draw | undefined {
    const dart = dartOnView(this.#bench)
    return dart && this.trace ? draw(this.trace, dart.u) : undefined
  }

  #write(id: number, move: Move): Promise<void> {
    const own = this.#place?.own
    const done = this.#change(write(this.#bench, [id], move))
    if (own) this.#score(this.#bench.cursor, own, id)
    return done
  }

  #score(node: NodeId, own: Ranking, id: number): void {
    if (!this.#scores.has(node)) this.#scores = new Map(this.#scores).set(node, scoreToken(own, id))
  }

  /** Scores what was opened before the model was there. */
  async #scoreLate(): Promise<void> {
    if (!this.model.live) return
    const nodes = this.#unscored
    this.#unscored = []
    await this.#scoreAll(nodes)
  }

  /** Scores tokens from the distributions before them, some places at a time. */
  async #scoreAll(nodes: readonly NodeId[]): Promise<void> {
    const live = this.model.live
    const { tree } = this.#bench
    const unscored = nodes.filter((node) => !this.#scores.has(node))
    if (!live || unscored.length === 0) return
    const { signal } = (this.#stopScoring = new AbortController())
    try {
      for (let done = 0; done < unscored.length; done += SCORED_AT_ONCE) {
        this.#scoring = { done, total: unscored.length }
        const batch = unscored.slice(done, done + SCORED_AT_ONCE)
        const ids = idsTo(tree, tree.nodes[batch.at(-1)!].parent)
        const positions = batch.map((node) => tree.nodes[node].depth - 2)
        this.#calls.made++
        const distributions = await live.forward(ids, { positions, signal })
        batch.forEach((node, i) =>
          this.#score(node, rank(distributions[i].logits), tree.nodes[node].tokenId),
        )
      }
    } catch (error) {
      this.#fail(error)
    } finally {
      this.#scoring = undefined
    }
  }

  /** Waits for the model where it is reading, and gives the trace of the place on view. */
  async #readyTrace(): Promise<Trace | undefined> {
    await this.#reading
    return !this.isFull && this.#place?.node === this.#bench.cursor ? this.trace : undefined
  }

  #change(bench: Bench): Promise<void> {
    const moved = bench.cursor !== this.#bench.cursor
    this.#bench = bench
    if (!moved) return Promise.resolve()
    return this.#read()
  }

  /** Puts the distribution at the cursor on view: from memory, from the recordings, or from the model. */
  #read(): Promise<void> {
    const { cursor } = this.#bench
    const { live, recorded } = this.model
    const known = this.#memory.get(cursor)
    if (known) this.#show(cursor, known.logits, known.provenance)
    if (cursor === ROOT) return Promise.resolve()
    if (known && (known.provenance === 'live' || !live)) {
      this.#calls.saved++
      return Promise.resolve()
    }
    const engine = live ?? recorded
    if (!engine) {
      this.#open('reading')
      return Promise.resolve()
    }
    return (this.#reading = this.#ask(cursor, live ? 'live' : 'recorded'))
  }

  async #ask(node: NodeId, provenance: 'live' | 'recorded'): Promise<void> {
    const ids = idsTo(this.#bench.tree, node)
    if (this.#place?.node !== node) this.#gap = 'reading'
    const late = setTimeout(() => {
      if (this.#place?.node !== this.#bench.cursor) this.#open('reading')
    }, FLICKER_MILLISECONDS)
    try {
      const [{ logits }] =
        provenance === 'live'
          ? await this.model.live!.forward(ids, { lane: 'view' })
          : await this.model.recorded!.forward(ids)
      if (provenance === 'live') this.#calls.made++
      this.#memory.set(node, { logits, provenance })
      if (node === this.#bench.cursor) this.#show(node, logits, provenance)
    } catch (error) {
      if (node === this.#bench.cursor) this.#fail(error)
    } finally {
      clearTimeout(late)
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
