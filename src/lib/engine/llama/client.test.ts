import { afterEach, describe, expect, it, vi } from 'vitest'
import { EngineError, type EngineInfo } from '../types.ts'
import type { Answers } from './call-server.ts'
import type { Loaded } from './calls.ts'
import { EngineHandle, type EngineStatus } from './client.ts'
import { closeFakeWorkers, FakeWorker } from './fake-worker.ts'

afterEach(closeFakeWorkers)

const source = { url: 'http://localhost/model.gguf', bytes: 100, sha256: '00' }
const info: EngineInfo = {
  name: 'Model',
  quantization: 'Q4_1',
  vocabSize: 2,
  contextLength: 8,
  endIds: [],
  specialIds: [],
  sha256: '00',
}
const loaded: Loaded = {
  info,
  pieces: { bytes: Uint8Array.of(97, 98), ends: Uint32Array.of(1, 2) },
  report: { passed: true, milliseconds: 1, checks: [] },
  kept: 'yes',
}
const load: Answers['load'] = (_, { progress }) => {
  progress({ stage: 'download', receivedBytes: 40 })
  progress({ stage: 'check', receivedBytes: 100 })
  return loaded
}
const loadForever: Answers['load'] = () => new Promise(() => {})
const loadInVain: Answers['load'] = () =>
  Promise.reject(new EngineError('download-failed', 'The download broke off.'))

/** A handle whose workers answer as told, one list of answers after the other; and all that it said. */
function handleOf(...answers: Partial<Answers>[]) {
  const workers: FakeWorker[] = []
  const createWorker = () => {
    const worker = new FakeWorker(answers[workers.length])
    workers.push(worker)
    return worker
  }
  const handle = new EngineHandle({ source, createWorker })
  const seen: EngineStatus[] = []
  handle.subscribe((status) => seen.push(status))
  const reaches = (state: EngineStatus['state']) =>
    vi.waitFor(() => expect(handle.status.state).toBe(state), { interval: 1 })
  return { handle, workers, seen, reaches }
}

async function liveEngine(answers: Partial<Answers>) {
  const made = handleOf({ load, ...answers })
  made.handle.start()
  await made.reaches('live')
  const { status } = made.handle
  if (status.state !== 'live') throw new Error('not live')
  return { ...made, engine: status.engine }
}

describe('EngineHandle', () => {
  it('starts nothing by itself', () => {
    const { workers, seen } = handleOf({})
    expect(workers).toHaveLength(0)
    expect(seen).toEqual([{ state: 'idle' }])
  })

  it('tells stage and bytes while it loads, and hands over the engine when it is live', async () => {
    const { seen, engine } = await liveEngine({})
    expect(seen.map((status) => ('stage' in status ? status.stage : status.state))).toEqual([
      'idle',
      'download',
      'download',
      'check',
      'live',
    ])
    expect(seen[2]).toMatchObject({ receivedBytes: 40, totalBytes: 100 })
    expect(seen.at(-1)).toMatchObject({ kept: 'yes', report: { passed: true } })
    expect(engine.info).toEqual(info)
    expect([...engine.piece(1)]).toEqual([98])
    expect(() => engine.piece(2)).toThrow(RangeError)
  })

  it('loads once, however often it is started', async () => {
    const { handle, workers, reaches } = handleOf({ load })
    handle.start()
    handle.start()
    await reaches('live')
    handle.start()
    expect(workers).toHaveLength(1)
  })

  it('can be cancelled while it loads, ends the worker then, and starts again', async () => {
    const { handle, workers, reaches } = handleOf({ load: loadForever }, { load })
    handle.start()
    handle.cancel()
    expect(handle.status).toEqual({ state: 'cancelled' })
    expect(workers[0].terminated).toBe(true)
    handle.start()
    await reaches('live')
  })

  it('says why it failed, ends the worker, and tries again', async () => {
    const { handle, workers, reaches } = handleOf({ load: loadInVain }, { load })
    handle.start()
    await reaches('failed')
    expect(handle.status).toMatchObject({ error: { code: 'download-failed' } })
    expect(workers[0].terminated).toBe(true)
    handle.retry()
    await reaches('live')
  })

  it('asks for the kept file to be thrown away only when told to', async () => {
    const asked: boolean[] = []
    const note: Answers['load'] = ({ afresh }) => {
      asked.push(afresh)
      return loadInVain({ source, afresh }, {} as never)
    }
    const { handle, reaches } = handleOf({ load: note }, { load: note }, { load: note })
    handle.start()
    await reaches('failed')
    handle.retry()
    await reaches('failed')
    handle.retry({ afresh: true })
    await reaches('failed')
    expect(asked).toEqual([false, false, true])
  })

  it('fails when the worker dies, also long after it went live, and can be tried again', async () => {
    const { handle, workers, engine } = await liveEngine({ forward: () => new Promise(() => {}) })
    const forward = engine.forward([0])
    workers[0].die('error', 'Out of memory')
    await expect(forward).rejects.toMatchObject({ code: 'worker-died' })
    expect(handle.status).toMatchObject({ state: 'failed', error: { code: 'worker-died' } })
    await expect(engine.tokenize('x')).rejects.toMatchObject({ code: 'worker-died' })
  })

  it('fails when no worker can be made', () => {
    const createWorker = () => {
      throw new Error('Workers are not allowed here.')
    }
    const handle = new EngineHandle({ source, createWorker })
    handle.start()
    expect(handle.status).toMatchObject({ state: 'failed', error: { code: 'worker-died' } })
  })

  it('ends everything when it is disposed of', async () => {
    const { handle, workers, engine } = await liveEngine({ tokenize: () => new Promise(() => {}) })
    const pending = engine.tokenize('x')
    engine.dispose()
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' })
    expect(workers[0].terminated).toBe(true)
    expect(handle.status).toEqual({ state: 'idle' })
  })

  it('says no more to who has stopped listening', () => {
    const { handle } = handleOf({ load: loadForever })
    const listener = vi.fn()
    handle.subscribe(listener)()
    handle.start()
    expect(listener).toHaveBeenCalledOnce()
  })
})

describe('WorkerEngine', () => {
  /** Answers a forward pass over [n] with the logits [n], when told to. */
  function slowForward() {
    const waiting = new Map<number, () => void>()
    const cancelled: number[] = []
    const forward: Answers['forward'] = ({ ids }, { signal }) =>
      new Promise((resolve, reject) => {
        waiting.set(ids[0], () => resolve([Float32Array.of(ids[0])]))
        signal.addEventListener('abort', () => {
          cancelled.push(ids[0])
          reject(new EngineError('cancelled', ''))
        })
      })
    const finish = (id: number) =>
      vi.waitFor(() => {
        expect(waiting.has(id)).toBe(true)
        waiting.get(id)!()
      })
    return { forward, finish, cancelled }
  }

  it('gives full distributions, one for each position', async () => {
    const forward: Answers['forward'] = ({ ids, positions }) =>
      positions!.map((position) => Float32Array.of(ids[position]))
    const { engine } = await liveEngine({ forward })
    const ids = Uint16Array.of(5, 6, 7)
    expect(await engine.forward(ids, { positions: [0, 2] })).toEqual([
      { kind: 'full', logits: Float32Array.of(5) },
      { kind: 'full', logits: Float32Array.of(7) },
    ])
  })

  it('lets a newer text replace the older one of its lane, and no other', async () => {
    const { forward, finish, cancelled } = slowForward()
    const { engine } = await liveEngine({ forward })
    const old = engine.forward([1], { lane: 'text' })
    const other = engine.forward([2], { lane: 'other' })
    const alone = engine.forward([3])
    const replaced = engine.forward([4], { lane: 'text' })
    const newest = engine.forward([5], { lane: 'text' })
    await expect(old).rejects.toMatchObject({ code: 'cancelled' })
    await expect(replaced).rejects.toMatchObject({ code: 'cancelled' })
    await finish(5)
    await finish(3)
    await finish(2)
    for (const [forward, id] of [
      [newest, 5],
      [alone, 3],
      [other, 2],
    ] as const) {
      expect(await forward).toEqual([{ kind: 'full', logits: Float32Array.of(id) }])
    }
    expect(cancelled).toEqual([1, 4])
  })

  it('stops when its signal says so', async () => {
    const { forward, cancelled } = slowForward()
    const { engine } = await liveEngine({ forward })
    const controller = new AbortController()
    const pending = engine.forward([1], { signal: controller.signal, lane: 'text' })
    controller.abort()
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' })
    await vi.waitFor(() => expect(cancelled).toEqual([1]))
  })
})
