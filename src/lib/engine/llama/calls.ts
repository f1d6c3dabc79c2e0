import { EngineError, type EngineErrorCode, type EngineInfo } from '../types.ts'
import type { Pieces } from '../pieces.ts'
import type { EngineStats } from './engine.ts'
import type { Kept, ModelSource } from './model-file.ts'
import type { SelfCheckReport } from './self-check.ts'

/** What the engine does on its way from nothing to live, in this order. */
export type LoadingStage = 'download' | 'unpack' | 'start' | 'check'

/** What an engine in a worker hands over once it has passed its own check. */
export type Loaded = {
  info: EngineInfo
  pieces: Pieces
  report: SelfCheckReport
  kept: Kept
}

/** Every call from the page to the worker: the kind implies the request, the progress told meanwhile, and the reply. */
export type Calls = {
  load: {
    request: { source: ModelSource; afresh: boolean }
    progress: { stage: LoadingStage; receivedBytes: number }
    reply: Loaded
  }
  tokenize: { request: string; progress: never; reply: number[] }
  forward: {
    request: { ids: number[]; positions?: readonly number[] }
    progress: { done: number; total: number }
    reply: Float32Array[]
  }
  stats: { request: undefined; progress: never; reply: EngineStats }
}

export type CallKind = keyof Calls

/** From the page: a call with a number of its own, or the wish that such a call should stop. */
export type ToWorker =
  | { [K in CallKind]: { call: number; kind: K; request: Calls[K]['request'] } }[CallKind]
  | { cancel: number }

/** From the worker: progress of a call, and then its reply or its failure. */
export type FromWorker =
  | { call: number; progress: Calls[CallKind]['progress'] }
  | { call: number; reply: Calls[CallKind]['reply'] }
  | { call: number; error: PlainError }

/** How an error crosses: a message cannot carry a class. */
type PlainError = { name: string; message: string; code?: EngineErrorCode }

export function toPlainError(error: unknown): PlainError {
  if (error instanceof EngineError) {
    return { name: error.name, message: error.message, code: error.code }
  }
  if (error instanceof Error) return { name: error.name, message: error.message }
  return { name: 'Error', message: String(error) }
}

/** The error again, of the class it had where that matters to callers. */
export function fromPlainError({ name, message, code }: PlainError): Error {
  if (code !== undefined) return new EngineError(code, message)
  if (name === 'RangeError') return new RangeError(message)
  const error = new Error(message)
  error.name = name
  return error
}
