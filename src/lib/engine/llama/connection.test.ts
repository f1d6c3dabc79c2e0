import { afterEach, describe, expect, it, vi } from 'vitest'
import { EngineError } from '../types.ts'
import type { Answers } from './call-server.ts'
import { Connection } from './connection.ts'
import { closeFakeWorkers, FakeWorker } from './fake-worker.ts'

afterEach(closeFakeWorkers)

function connect(answers: Partial<Answers>) {
  const worker = new FakeWorker(answers)
  const onDeath = vi.fn()
  return { connection: new Connection(worker, onDeath), onDeath, worker }
}

describe('Connection', () => {
  it('brings each reply to the call it belongs to, in whatever order they come', async () => {
    let finishFirst = () => {}
    const { connection } = connect({
      tokenize: (text) =>
        text === 'second'
          ? [2]
          : new Promise((resolve) => {
              finishFirst = () => resolve([1])
            }),
    })
    const first = connection.call('tokenize', 'first')
    expect(await connection.call('tokenize', 'second')).toEqual([2])
    finishFirst()
    expect(await first).toEqual([1])
  })

  it('tells the progress of a call before its reply', async () => {
    const { connection } = connect({
      forward: (_, { progress }) => {
        progress({ done: 32, total: 40 })
        progress({ done: 40, total: 40 })
        return []
      },
    })
    const seen: number[] = []
    const onProgress = ({ done }: { done: number }) => seen.push(done)
    await connection.call('forward', { ids: [1] }, { onProgress })
    expect(seen).toEqual([32, 40])
  })

  it('hands buffers over instead of copying them', async () => {
    const logits = Float32Array.of(1, 2, 3)
    const { connection } = connect({
      forward: (_, { transfer }) => {
        transfer.push(logits.buffer)
        return [logits]
      },
    })
    expect(await connection.call('forward', { ids: [1] })).toEqual([Float32Array.of(1, 2, 3)])
    expect(logits).toHaveLength(0)
  })

  it('brings an EngineError back with its code, and a RangeError as one', async () => {
    const { connection } = connect({
      tokenize: () => Promise.reject(new EngineError('too-long', 'The text is too long.')),
      forward: () => Promise.reject(new RangeError('ids: none')),
    })
    const tooLong = connection.call('tokenize', '')
    await expect(tooLong).rejects.toBeInstanceOf(EngineError)
    await expect(tooLong).rejects.toMatchObject({
      code: 'too-long',
      message: 'The text is too long.',
    })
    await expect(connection.call('forward', { ids: [] })).rejects.toThrow(
      new RangeError('ids: none'),
    )
  })

  it('ends a cancelled call at once, stops it in the worker and drops its reply', async () => {
    const stopped = vi.fn()
    const { connection } = connect({
      forward: (_, { signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            stopped()
            resolve([])
          })
        }),
      tokenize: () => [7],
    })
    const controller = new AbortController()
    const call = connection.call('forward', { ids: [1] }, { signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(await connection.call('tokenize', 'next')).toEqual([7])
    expect(stopped).toHaveBeenCalledOnce()
  })

  it('does not send what is cancelled beforehand', async () => {
    const tokenize = vi.fn(() => [1])
    const { connection } = connect({ tokenize })
    const cancelled = connection.call('tokenize', 'no', { signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    await connection.call('tokenize', 'yes')
    expect(tokenize).toHaveBeenCalledOnce()
  })

  it.each(['error', 'messageerror'] as const)(
    'rejects all that is pending, and all that follows, when the worker dies (%s)',
    async (type) => {
      const { connection, onDeath, worker } = connect({
        forward: () => new Promise(() => {}),
      })
      const pending = [
        connection.call('forward', { ids: [1] }),
        connection.call('forward', { ids: [2] }),
      ]
      worker.die(type)
      for (const call of pending) await expect(call).rejects.toMatchObject({ code: 'worker-died' })
      await expect(connection.call('tokenize', 'x')).rejects.toMatchObject({ code: 'worker-died' })
      expect(onDeath).toHaveBeenCalledOnce()
      expect(worker.terminated).toBe(true)
    },
  )

  it('rejects what is pending with the reason it is closed for, and does not call that a death', async () => {
    const { connection, onDeath, worker } = connect({ forward: () => new Promise(() => {}) })
    const call = connection.call('forward', { ids: [1] })
    connection.close(new EngineError('cancelled', 'Loading was cancelled.'))
    worker.die('error')
    await expect(call).rejects.toMatchObject({ code: 'cancelled' })
    expect(onDeath).not.toHaveBeenCalled()
  })
})
