import { EngineError } from '../types.ts'
import type { Calls, LoadingStage } from './calls.ts'
import { Connection, type WorkerLike } from './connection.ts'
import type { Kept, ModelSource } from './model-file.ts'
import type { SelfCheckReport } from './self-check.ts'
import { WorkerEngine } from './worker-engine.ts'
// The worker is reached by its address below; the import makes the link visible to readers and tools.
import type {} from './worker.ts'

export type EngineStatus =
  | { state: 'idle' }
  | { state: 'loading'; stage: LoadingStage; receivedBytes: number; totalBytes: number }
  | {
      state: 'live'
      engine: WorkerEngine
      report: SelfCheckReport
      kept: Kept
      loadMilliseconds: number
    }
  | { state: 'failed'; error: EngineError }
  | { state: 'cancelled' }

type EngineHandleOptions = {
  source: ModelSource
  createWorker?: () => WorkerLike
}

function createLlamaWorker(): Worker {
  return new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
}

/**
 * Brings the live engine up in a worker, and says how far it is. The engine itself comes with the status `live`, so that
 * nothing can be asked of it, or called live, before it has passed its own check.
 */
export class EngineHandle {
  #source: ModelSource
  #createWorker: () => WorkerLike
  #connection: Connection | undefined
  #status: EngineStatus = { state: 'idle' }
  #listeners = new Set<(status: EngineStatus) => void>()

  constructor({ source, createWorker = createLlamaWorker }: EngineHandleOptions) {
    this.#source = source
    this.#createWorker = createWorker
  }

  get status(): EngineStatus {
    return this.#status
  }

  /** Calls `listener` at once and at each change. @returns how to stop that */
  subscribe(listener: (status: EngineStatus) => void): () => void {
    this.#listeners.add(listener)
    listener(this.#status)
    return () => this.#listeners.delete(listener)
  }

  /** Starts loading, unless it is loading or live. After a failed download it goes on where that stopped. */
  start(): void {
    if (this.#status.state !== 'loading' && this.#status.state !== 'live') void this.#load(false)
  }

  /** Starts again. @param options.afresh throws the kept file away first: it may be damaged */
  retry({ afresh = false } = {}): void {
    if (this.#status.state === 'loading') return
    this.#end(new EngineError('cancelled', 'The engine is started again.'))
    void this.#load(afresh)
  }

  /** Stops loading; what has been downloaded is kept. */
  cancel(): void {
    if (this.#status.state !== 'loading') return
    this.#end(new EngineError('cancelled', 'Loading was cancelled.'))
    this.#become({ state: 'cancelled' })
  }

  /** Ends the worker; what is pending is rejected. */
  dispose(): void {
    this.#end(new EngineError('cancelled', 'The engine was disposed of.'))
    this.#become({ state: 'idle' })
  }

  async #load(afresh: boolean): Promise<void> {
    const started = performance.now()
    const source = this.#source
    const totalBytes = source.bytes
    this.#become({ state: 'loading', stage: 'download', receivedBytes: 0, totalBytes })
    let connection: Connection | undefined
    try {
      connection = new Connection(this.#createWorker(), (error) => this.#fail(error))
      this.#connection = connection
      const onProgress = (progress: Calls['load']['progress']) =>
        this.#become({ state: 'loading', ...progress, totalBytes })
      const loaded = await connection.call('load', { source, afresh }, { onProgress })
      const engine = new WorkerEngine(connection, loaded, () => this.dispose())
      const { report, kept } = loaded
      const loadMilliseconds = performance.now() - started
      this.#become({ state: 'live', engine, report, kept, loadMilliseconds })
    } catch (error) {
      // Whoever ended the connection has said what became of it.
      if (this.#connection === connection) this.#fail(asEngineError(error))
    }
  }

  #fail(error: EngineError): void {
    this.#end(error)
    this.#become({ state: 'failed', error })
  }

  #end(reason: EngineError): void {
    this.#connection?.close(reason)
    this.#connection = undefined
  }

  #become(status: EngineStatus): void {
    this.#status = status
    for (const listener of this.#listeners) listener(status)
  }
}

/** What nobody foresaw counts as the worker's death: its message says what it was. */
function asEngineError(error: unknown): EngineError {
  if (error instanceof EngineError) return error
  return new EngineError('worker-died', String(error))
}
