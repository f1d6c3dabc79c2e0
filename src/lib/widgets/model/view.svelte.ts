import { getContext, setContext } from 'svelte'
import { MediaQuery } from 'svelte/reactivity'
import { formatMegabytes } from '#lib/charts/number-format.ts'
import { defaultModel } from '#lib/engine/catalog.ts'
import {
  EngineHandle,
  loadingConsent,
  readCircumstances,
  storedBytes,
  storedName,
  type EngineStatus,
  type ModelSource,
  type WorkerEngine,
} from '#lib/engine/llama/index.ts'
import { RecordedEngine } from '#lib/engine/recorded/recorded.ts'
import type { Engine, EngineErrorCode } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'

const words = messages.model
const KEY = Symbol('model')

/** Failures that a fresh copy of the file may mend. */
const FILE_FAILURES: readonly EngineErrorCode[] = ['model-hash', 'self-check-failed', 'not-gguf']

/** What the page knows of its model: the live engine and how far it is, and the recordings until then. */
export class ModelView {
  readonly words = words
  #status = $state.raw<EngineStatus>({ state: 'idle' })
  #recorded = $state.raw<RecordedEngine>()
  #recordingsFailed = $state(false)
  #isStored = $state(false)
  #isDecided = $state(false)
  #handle: EngineHandle | undefined
  readonly #narrow = new MediaQuery('max-width: 899px')

  /**
   * Fetches the recordings, and starts the live engine or waits for a click where that would cost the reader something.
   *
   * @param base the site's own address, with a slash at its end
   * @param options `start: false` waits for a click in any case
   */
  async open(base: string, { start = true } = {}): Promise<void> {
    const source: ModelSource = {
      url: new URL(`models/${defaultModel.file}`, base).href,
      bytes: defaultModel.bytes,
      sha256: defaultModel.sha256,
    }
    this.#handle = new EngineHandle({ source })
    this.#handle.subscribe((status) => (this.#status = status))
    RecordedEngine.open(new URL('recordings/', base).href).then(
      (recorded) => (this.#recorded = recorded),
      () => (this.#recordingsFailed = true),
    )
    this.#isStored = (await storedBytes(storedName(source))) === source.bytes
    if (start && loadingConsent(readCircumstances(this.#isStored)).start) this.#handle.start()
    this.#isDecided = true
  }

  close(): void {
    this.#handle?.dispose()
  }

  get status(): EngineStatus {
    return this.#status
  }

  /** The live engine; undefined until it has passed its own check. Derived, as is {@link isLoading}: progress wakes nobody who waits for them. */
  readonly live: WorkerEngine | undefined = $derived(
    this.#status.state === 'live' ? this.#status.engine : undefined,
  )

  get recorded(): RecordedEngine | undefined {
    return this.#recorded
  }

  /** Whoever can spell a token: the same pieces, live or recorded. */
  get speller(): Pick<Engine, 'piece' | 'info'> | undefined {
    return this.live ?? this.#recorded
  }

  get recordingsFailed(): boolean {
    return this.#recordingsFailed
  }

  readonly isLoading: boolean = $derived(this.#status.state === 'loading')

  /** The status in a line; it begins with live, recorded, loading or failed. */
  get line(): string {
    const status = this.#status
    switch (status.state) {
      case 'live':
        return words.live
      case 'loading':
        return words.loading
      case 'failed':
        return words.failed
      default:
        return words.recorded
    }
  }

  /** What the engine is at while it is loading. */
  get stage(): string | undefined {
    const status = this.#status
    return status.state === 'loading' ? words.stages[status.stage] : undefined
  }

  /** Which model is live. */
  get name(): string {
    return this.live?.info.name ?? ''
  }

  get mark(): 'live' | 'recorded' {
    return this.#status.state === 'live' ? 'live' : 'recorded'
  }

  /** How far the download is; undefined while nothing is loading. */
  get progress(): { received: number; total: number; text: string } | undefined {
    const status = this.#status
    if (status.state !== 'loading') return undefined
    const { receivedBytes: received, totalBytes: total } = status
    return { received, total, text: words.bytes(formatMegabytes(received), formatMegabytes(total)) }
  }

  /** What a click on "Run the model here" costs; undefined where there is nothing to click. */
  get offer(): string | undefined {
    const { state } = this.#status
    if (!this.#isDecided || (state !== 'idle' && state !== 'cancelled')) return undefined
    return this.#isStored ? words.stored : words.cost(formatMegabytes(defaultModel.bytes))
  }

  /** Whether the header has no room for the {@link offer}. */
  get isNarrow(): boolean {
    return this.#narrow.current
  }

  get failure(): { what: string; meaning: string; detail: string; action: string } | undefined {
    const status = this.#status
    if (status.state !== 'failed') return undefined
    const { code, message } = status.error
    const [what, meaning] = words.failures[code] ?? words.failures.unknown
    const action = FILE_FAILURES.includes(code) ? words.again : words.retry
    return { what, meaning, detail: message, action }
  }

  /** The name of the button that brings the model up now. */
  get wayToRun(): string {
    return this.failure?.action ?? words.run
  }

  /** Why the model will have to be downloaded again next time; undefined when it is kept. */
  get notKept(): string | undefined {
    const status = this.#status
    if (status.state !== 'live' || status.kept === 'yes') return undefined
    return words.keptNot[status.kept]
  }

  start(): void {
    this.#handle?.start()
  }

  cancel(): void {
    this.#handle?.cancel()
  }

  retry(): void {
    const status = this.#status
    const afresh = status.state === 'failed' && FILE_FAILURES.includes(status.error.code)
    this.#handle?.retry({ afresh })
  }
}

/** Shares one model between all pages of a visit: going from page to page keeps it running. */
export function provideModel(): ModelView {
  return setContext(KEY, new ModelView())
}

export function useModel(): ModelView {
  return getContext(KEY)
}
