import { EngineError, type EngineErrorCode, type Provenance } from '#lib/engine/types.ts'
import { rank, type Ranking } from '#lib/sampling/index.ts'
import type { Bench } from '#lib/state/bench.ts'
import { idsTo, ROOT, type NodeId } from '#lib/state/context-tree.ts'
import { LogitsMemory } from '#lib/state/logits-memory.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'

/** The distribution at a place of the text, ready to be shaped. */
export type Place = {
  readonly node: NodeId
  readonly ids: readonly number[]
  readonly logits: Float32Array
  readonly own: Ranking
  readonly provenance: Provenance
}

/** Why there is no distribution on view. */
export type Gap = 'nothing-yet' | 'reading' | 'needs-model' | 'failed'

/** A shorter wait shows the distribution before, so that nothing flickers. */
const FLICKER_MILLISECONDS = 150

/** Puts the distribution at the cursor on view: from memory, from the recordings, or from the model. */
export class PlaceReader {
  readonly memory = new LogitsMemory()
  readonly #model: ModelView
  readonly #bench: () => Bench
  readonly #countCall: () => void
  #place = $state.raw<Place>()
  #gap = $state<Gap>('nothing-yet')
  #failure = $state<EngineErrorCode>()
  #progress = $state.raw<{ done: number; total: number }>()
  #underWay: Promise<void> | undefined
  #lastAsked = 0

  /** @param countCall told of each answer of the live model */
  constructor(model: ModelView, bench: () => Bench, countCall: () => void) {
    this.#model = model
    this.#bench = bench
    this.#countCall = countCall
  }

  /** The distribution on view; undefined in a {@link gap}. */
  get place(): Place | undefined {
    return this.#place
  }

  get gap(): Gap {
    return this.#gap
  }

  get failure(): EngineErrorCode | undefined {
    return this.#failure
  }

  /** How many tokens of the text on view have been read; undefined while nothing is read. */
  get progress(): { done: number; total: number } | undefined {
    return this.#progress
  }

  /** What is read for the place on view; what is read for a text left meanwhile may go on beside it. */
  get underWay(): Promise<void> | undefined {
    return this.#underWay
  }

  /** @returns what is waited for; undefined where nothing has to be asked */
  read(): Promise<void> | undefined {
    const { cursor } = this.#bench()
    const { live, recorded } = this.#model
    this.#underWay = undefined
    if (cursor === ROOT) return undefined
    const known = this.memory.get(cursor)
    if (known) this.#show(cursor, known.logits, known.provenance)
    if (known && (known.provenance === 'live' || !live)) return undefined
    if (live ?? recorded) this.#underWay = this.#ask(cursor, live ? 'live' : 'recorded')
    else this.#open('reading')
    return this.#underWay
  }

  async #ask(node: NodeId, provenance: 'live' | 'recorded'): Promise<void> {
    const ids = idsTo(this.#bench().tree, node)
    const asked = ++this.#lastAsked
    const isAwaited = () => asked === this.#lastAsked && node === this.#bench().cursor
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
          ? await this.#model.live!.forward(ids, { lane: 'view', onProgress })
          : await this.#model.recorded!.forward(ids)
      if (provenance === 'live') this.#countCall()
      // A recording that comes late must not hide what is live.
      if (provenance === 'live' || !this.memory.get(node)) {
        this.memory.set(node, { logits, provenance })
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
    const ids = idsTo(this.#bench().tree, node)
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
