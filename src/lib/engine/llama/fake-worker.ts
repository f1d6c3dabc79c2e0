import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { serveCalls, type Answers, type ServerPort } from './call-server.ts'
import type { WorkerLike } from './connection.ts'

const notExpected = () => Promise.reject(new Error('This call was not expected.'))

const ports: MessagePort[] = []

/** For tests in Node: a worker whose answers run in the same thread, behind a real message channel. */
export class FakeWorker implements WorkerLike {
  terminated = false
  #errors = new EventTarget()
  #port: MessagePort

  constructor(answers: Partial<Answers>) {
    const { port1, port2 } = new MessageChannel()
    ports.push(port1, port2)
    this.#port = port1
    const all = {
      load: notExpected,
      tokenize: notExpected,
      forward: notExpected,
      stats: notExpected,
    }
    serveCalls(port2 as unknown as ServerPort, { ...all, ...answers })
  }

  postMessage(message: unknown): void {
    this.#port.postMessage(message)
  }

  addEventListener(type: string, listener: unknown): void {
    const target = type === 'message' ? (this.#port as unknown as EventTarget) : this.#errors
    target.addEventListener(type, listener as EventListener)
  }

  terminate(): void {
    this.terminated = true
    this.#port.close()
  }

  /** What the browser tells when a worker has thrown, could not be fetched, or sent what cannot be read. */
  die(type: 'error' | 'messageerror', message = ''): void {
    this.#errors.dispatchEvent(Object.assign(new Event(type), { message }))
  }
}

/** Open channels would keep Node running. */
export function closeFakeWorkers(): void {
  for (const port of ports.splice(0)) port.close()
}
