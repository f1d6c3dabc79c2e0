import { toPlainError, type CallKind, type Calls, type FromWorker, type ToWorker } from './calls.ts'

/** Answers one kind of call. `transfer` collects the buffers of the reply which are handed over instead of copied. */
type Answer<K extends CallKind> = (
  request: Calls[K]['request'],
  context: {
    signal: AbortSignal
    progress: (progress: Calls[K]['progress']) => void
    transfer: Transferable[]
  },
) => Calls[K]['reply'] | Promise<Calls[K]['reply']>

export type Answers = { [K in CallKind]: Answer<K> }

/** The worker's own end of the line: `self`, or one end of a MessageChannel. */
export type ServerPort = {
  postMessage(message: FromWorker, transfer: Transferable[]): void
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
}

/** Answers every call that comes in with a reply or an error, and stops those that are cancelled. */
export function serveCalls(port: ServerPort, answers: Answers): void {
  const running = new Map<number, AbortController>()

  async function answer<K extends CallKind>(call: number, kind: K, request: Calls[K]['request']) {
    const controller = new AbortController()
    running.set(call, controller)
    const transfer: Transferable[] = []
    const progress = (progress: Calls[K]['progress']) => port.postMessage({ call, progress }, [])
    try {
      const context = { signal: controller.signal, progress, transfer }
      const reply = await answers[kind](request, context)
      port.postMessage({ call, reply }, transfer)
    } catch (error) {
      port.postMessage({ call, error: toPlainError(error) }, [])
    } finally {
      running.delete(call)
    }
  }

  port.onmessage = ({ data }) => {
    if ('cancel' in data) running.get(data.cancel)?.abort()
    else void answer(data.call, data.kind, data.request)
  }
}
