import { untrack } from 'svelte'
import { EngineError, type EngineErrorCode } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import type { ModelView } from './view.svelte.ts'

const words = messages.liveWork

export type WorkingModel = Pick<
  ModelView,
  'live' | 'isLoading' | 'offer' | 'failure' | 'wayToRun' | 'start' | 'retry'
>
type Live = NonNullable<ModelView['live']>

/**
 * Work that takes the running model. A press begins it, and brings the model up first where there is none; another press
 * stops it. Ends with the component that made it.
 */
export class LiveWork {
  readonly #model: WorkingModel
  readonly #work: (engine: Live, signal: AbortSignal) => Promise<void>
  #running = $state.raw<AbortController>()
  /** Begin as soon as the model is there. */
  #isWanted = $state(false)
  #failure = $state<EngineErrorCode>()

  /** @param work ends early, or throws, when the signal says that it is no longer wanted */
  constructor(model: WorkingModel, work: (engine: Live, signal: AbortSignal) => Promise<void>) {
    this.#model = model
    this.#work = work
    $effect(() => {
      if (this.#isWanted && this.#model.live) untrack(() => this.begin())
    })
    $effect(() => () => this.stop())
  }

  get isRunning(): boolean {
    return this.#running !== undefined
  }

  get failed(): boolean {
    return this.#failure !== undefined
  }

  get canPress(): boolean {
    return !this.#isWaiting
  }

  /** @param name of the button that begins the work */
  button(name: string): string {
    if (this.isRunning) return words.stop
    return this.#model.live || this.#isWaiting ? name : this.#model.wayToRun
  }

  /** Why it is not running, where there is something to say about that. */
  get obstacle(): string {
    if (this.#failure) return messages.model.failures[this.#failure].join(' ')
    if (this.#isWaiting) return words.waits
    if (this.#isWanted && this.#model.failure) return this.#model.failure.what
    return this.#model.offer ?? ''
  }

  press = (): void => {
    if (this.isRunning) return this.stop()
    this.#isWanted = true
    if (this.#model.live) return
    if (this.#model.failure) this.#model.retry()
    else this.#model.start()
  }

  /** Begins at once; nothing happens where the model is not running. */
  begin(): void {
    const { live } = this.#model
    if (live && !this.isRunning) void this.#run(live)
  }

  stop(): void {
    this.#running?.abort()
  }

  get #isWaiting(): boolean {
    return this.#isWanted && !this.#model.live && this.#model.isLoading
  }

  async #run(engine: Live): Promise<void> {
    const running = (this.#running = new AbortController())
    this.#isWanted = false
    this.#failure = undefined
    try {
      await this.#work(engine, running.signal)
    } catch (error) {
      if (!running.signal.aborted)
        this.#failure = error instanceof EngineError ? error.code : 'worker-died'
    }
    this.#running = undefined
  }
}
