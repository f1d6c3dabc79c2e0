import { EngineError } from '../types.ts'
import {
  fromPlainError,
  type CallKind,
  type Calls,
  type FromWorker,
  type ToWorker,
} from './calls.ts'

/** What the page needs of a worker. */
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

type Pending = {
  resolve: (reply: never) => void
  reject: (error: Error) => void
  onProgress: ((progress: never) => void) | undefined
}

type CallOptions<K extends CallKind> = {
  onProgress?: ((progress: Calls[K]['progress']) => void) | undefined
  /** Ends the call at once with `cancelled`, and asks the worker to stop; what it still answers is dropped. */
  signal?: AbortSignal | undefined
}

/** The page's end of the line to a worker: numbers the calls, and brings each reply to the call it belongs to. */
export class Connection {
  #worker: WorkerLike
  #pending = new Map<number, Pending>()
  #lastCall = 0
  #closedBy: EngineError | undefined

  /** @param onDeath called once when the worker ends by itself; everything pending is rejected with the same error */
  constructor(worker: WorkerLike, onDeath: (error: EngineError) => void) {
    this.#worker = worker
    const died = (reason: string) => {
      if (this.#closedBy !== undefined) return
      const error = new EngineError('worker-died', reason)
      this.close(error)
      onDeath(error)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromWorker>) => this.#receive(data))
    worker.addEventListener('error', ({ message }) => died(message || 'The worker did not start.'))
    worker.addEventListener('messageerror', () => died('A message from the worker is unreadable.'))
  }

  /** @throws what the worker threw (an EngineError keeps its code, a RangeError its class), or what closed the line */
  call<K extends CallKind>(
    kind: K,
    request: Calls[K]['request'],
    { onProgress, signal }: CallOptions<K> = {},
  ): Promise<Calls[K]['reply']> {
    const closedBy = this.#closedBy ?? (signal?.aborted ? notWanted() : undefined)
    if (closedBy !== undefined) return Promise.reject(closedBy)
    const call = ++this.#lastCall
    return new Promise((resolve, reject) => {
      this.#pending.set(call, { resolve, reject, onProgress })
      this.#worker.postMessage({ call, kind, request } as ToWorker)
      signal?.addEventListener('abort', () => this.#cancel(call), { once: true })
    })
  }

  /** Ends the worker; what is pending, and what is called from now on, is rejected with `reason`. */
  close(reason: EngineError): void {
    if (this.#closedBy !== undefined) return
    this.#closedBy = reason
    this.#worker.terminate()
    for (const { reject } of this.#pending.values()) reject(reason)
    this.#pending.clear()
  }

  #cancel(call: number): void {
    const pending = this.#pending.get(call)
    if (pending === undefined) return
    this.#pending.delete(call)
    this.#worker.postMessage({ cancel: call } satisfies ToWorker)
    pending.reject(notWanted())
  }

  #receive(message: FromWorker): void {
    const pending = this.#pending.get(message.call)
    if (pending === undefined) return
    if ('progress' in message) {
      pending.onProgress?.(message.progress as never)
      return
    }
    this.#pending.delete(message.call)
    if ('error' in message) pending.reject(fromPlainError(message.error))
    else pending.resolve(message.reply as never)
  }
}

function notWanted(): EngineError {
  return new EngineError('cancelled', 'The result is no longer wanted.')
}
