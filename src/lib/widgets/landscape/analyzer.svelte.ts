import { EngineError, type EngineErrorCode, type ForwardOptions } from '#lib/engine/types.ts'
import {
  beginAnalysis,
  firstUnread,
  withSummaries,
  type Analysis,
} from '#lib/state/text-analysis.ts'
import { readText } from '#lib/state/read-text.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { pageTurn } from '#lib/ui/page-turn.ts'

/** Lets the live model read one text, piece by piece. What has been read stays when it is stopped, and is not read again. */
export class Analyzer {
  readonly #session: Session
  #analysis = $state.raw<Analysis>()
  #work = $state.raw<AbortController>()
  #failure = $state<EngineErrorCode>()
  #isCancelled = $state(false)

  constructor(session: Session) {
    this.#session = session
  }

  /** As far as it has been read; undefined before there is a text. */
  get analysis(): Analysis | undefined {
    return this.#analysis
  }

  get isRunning(): boolean {
    return this.#work !== undefined
  }

  get failure(): EngineErrorCode | undefined {
    return this.#failure
  }

  /** Whether the reader stopped it: then it goes on only when the reader says so. */
  get isCancelled(): boolean {
    return this.#isCancelled
  }

  /** Positions that have been read, of those that can be. */
  get progress(): { done: number; total: number } {
    const analysis = this.#analysis
    if (!analysis) return { done: 0, total: 0 }
    return { done: firstUnread(analysis) - 1, total: analysis.ids.length - 1 }
  }

  get isComplete(): boolean {
    const { done, total } = this.progress
    return this.#analysis !== undefined && done >= total
  }

  /** Takes another text, which may begin like the one before. */
  take(ids: readonly number[]): void {
    this.stop()
    this.#failure = undefined
    this.#isCancelled = false
    this.#analysis = beginAnalysis(ids, this.#analysis)
  }

  /** Reads on where it stopped. */
  async read(): Promise<void> {
    if (this.isRunning || !this.#analysis || this.isComplete) return
    const work = (this.#work = new AbortController())
    this.#failure = undefined
    this.#isCancelled = false
    try {
      await this.#readAll(this.#analysis.ids, work.signal)
    } catch (error) {
      if (!work.signal.aborted)
        this.#failure = error instanceof EngineError ? error.code : 'worker-died'
    }
    if (this.#work === work) this.#work = undefined
  }

  stop(): void {
    this.#work?.abort()
    this.#work = undefined
  }

  cancel(): void {
    this.stop()
    this.#isCancelled = true
  }

  async #readAll(ids: readonly number[], signal: AbortSignal): Promise<void> {
    const session = this.#session
    const forward = (ids: readonly number[], options: ForwardOptions) => {
      const { live } = session.model
      if (!live) throw new EngineError('worker-died', 'The model is not there any more.')
      session.countCall()
      return live.forward(ids, options)
    }
    let from = firstUnread(this.#analysis!)
    for await (const summaries of readText(forward, ids, { from, signal, turn: pageTurn })) {
      if (signal.aborted) return
      this.#analysis = withSummaries(this.#analysis!, from, summaries)
      from += summaries.length
    }
  }
}
