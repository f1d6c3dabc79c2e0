import { pieceOf, type Pieces } from '../pieces.ts'
import type { Engine, EngineInfo, ForwardOptions, FullDistribution } from '../types.ts'
import type { Loaded } from './calls.ts'
import type { Connection } from './connection.ts'
import type { EngineStats } from './engine.ts'

type WorkerForwardOptions = ForwardOptions & {
  /** Where only the newest text counts, name the lane: an older forward pass there is cancelled. */
  lane?: string
}

/** The live engine, which runs in a worker. There is none before it has passed its own check. */
export class WorkerEngine implements Engine {
  readonly info: EngineInfo
  readonly #pieces: Pieces
  readonly #connection: Connection
  readonly #dispose: () => void
  readonly #newest = new Map<string, AbortController>()

  constructor(connection: Connection, { info, pieces }: Loaded, dispose: () => void) {
    this.#connection = connection
    this.info = info
    this.#pieces = pieces
    this.#dispose = dispose
  }

  tokenize(text: string): Promise<number[]> {
    return this.#connection.call('tokenize', text)
  }

  piece(id: number): Uint8Array {
    return pieceOf(this.#pieces, id)
  }

  /**
   * As {@link Engine.forward}. Forward passes take turns in the worker; one that is no longer wanted gives up its turn.
   *
   * @throws EngineError `cancelled` as soon as the signal says so or a newer text takes the lane, `too-long`,
   * `out-of-memory`, `worker-died`
   */
  async forward(
    ids: ArrayLike<number>,
    { positions, signal, onProgress, lane }: WorkerForwardOptions = {},
  ): Promise<FullDistribution[]> {
    const signals = [signal, this.#takeLane(lane)].filter((one) => one !== undefined)
    const request = { ids: Array.from(ids), ...(positions ? { positions } : {}) }
    const logits = await this.#connection.call('forward', request, {
      signal: AbortSignal.any(signals),
      onProgress: onProgress && (({ done, total }) => onProgress(done, total)),
    })
    return logits.map((logits) => ({ kind: 'full', logits }))
  }

  stats(): Promise<EngineStats> {
    return this.#connection.call('stats', undefined)
  }

  dispose(): void {
    this.#dispose()
  }

  #takeLane(lane: string | undefined): AbortSignal | undefined {
    if (lane === undefined) return undefined
    this.#newest.get(lane)?.abort()
    const controller = new AbortController()
    this.#newest.set(lane, controller)
    return controller.signal
  }
}
