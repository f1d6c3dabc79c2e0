import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EngineError, type EngineErrorCode, type FullDistribution } from '#lib/engine/types.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'
import { Session } from './session.svelte.ts'

const V = 6
const CONTEXT_LENGTH = 12

/** Every text has logits of its own: its sum leads, and the others follow in order. */
function logitsAfter(ids: readonly number[]): Float32Array {
  const lead = ids.reduce((sum, id) => sum + id, 0) % V
  return Float32Array.from({ length: V }, (_, id) => (id === lead ? 3 : -id))
}

type Progress = (done: number, total: number) => void
type Asked = {
  ids: readonly number[]
  answer: () => void
  refuse: (code: EngineErrorCode) => void
  onProgress: Progress | undefined
}
type Options = { positions?: number[]; signal?: AbortSignal; onProgress?: Progress }

/** An engine that answers when it is told to, or at once. */
class FakeEngine {
  readonly info = { contextLength: CONTEXT_LENGTH, vocabSize: V, endIds: [], specialIds: [] }
  readonly asked: Asked[] = []
  isHeld = false

  async forward(
    ids: readonly number[],
    { positions = [ids.length - 1], signal, onProgress }: Options = {},
  ): Promise<FullDistribution[]> {
    await new Promise<void>((resolve, reject) => {
      const refuse = (code: EngineErrorCode) => reject(new EngineError(code, code))
      signal?.addEventListener('abort', () => refuse('cancelled'))
      this.asked.push({ ids, answer: resolve, refuse, onProgress })
      if (!this.isHeld) resolve()
    })
    return positions.map((at) => ({ kind: 'full', logits: logitsAfter(ids.slice(0, at + 1)) }))
  }
}

class FakeModel {
  live = $state.raw<FakeEngine>()
  recorded = $state.raw<FakeEngine>()
  get speller() {
    return this.live ?? this.recorded
  }
}

const PROMPT = [1, 2]
let model: FakeModel
let session: Session
let end: () => void

beforeEach(() => {
  model = new FakeModel()
  end = $effect.root(() => {
    session = new Session(model as unknown as ModelView)
  })
  flushSync()
})

afterEach(() => end())

const written = () => idsTo(session.tree, session.tip)
const settled = () => new Promise((done) => setTimeout(done))

/** A live engine and a prompt that it has read. */
async function atPrompt(): Promise<FakeEngine> {
  const engine = (model.live = new FakeEngine())
  flushSync()
  await session.start(PROMPT)
  return engine
}

describe('moves', () => {
  it('belong to the place they were made at: two while the model reads write one token', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.greedy()
    await settled()
    const moves = [session.greedy(), session.greedy()]
    engine.asked.at(-1)!.answer()
    await settled()
    expect(written()).toEqual([1, 2, 3, 0])
    engine.asked.at(-1)!.answer()
    await Promise.all(moves)
    expect(written()).toEqual([1, 2, 3, 0])
  })

  it('are dropped when the reader goes elsewhere before the model has read', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.greedy()
    await settled()
    const move = session.sample()
    void session.undo()
    engine.asked.at(-1)!.answer()
    await move
    expect(written()).toEqual(PROMPT)
    expect(session.bench.future).toHaveLength(1)
  })

  it('do not wait for a reading that was left', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.greedy()
    await settled()
    void session.undo()
    void session.take(5)
    await settled()
    expect(written()).toEqual([1, 2, 5])
  })

  it('take no token of a distribution that is not the one after the text', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.take(4)
    await settled()
    const again = session.take(4)
    engine.asked.at(-1)!.answer()
    await again
    expect(written()).toEqual([1, 2, 4])
  })
})

describe('run', () => {
  it('writes as many tokens as asked, and no more than fit', async () => {
    await atPrompt()
    await session.run(4, 0)
    expect(written()).toHaveLength(6)
    await session.run(100, 0)
    expect(written()).toHaveLength(CONTEXT_LENGTH)
    expect(session.isRunning).toBe(false)
  })

  it('writes nothing after it was stopped', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.run(5, 0)
    await settled()
    session.stop()
    engine.isHeld = false
    engine.asked.at(-1)!.answer()
    await settled()
    expect(written()).toHaveLength(3)
  })

  it('is one run only, also when it is stopped and started within a pause', async () => {
    await atPrompt()
    const first = session.run(3, 20)
    await settled()
    session.stop()
    const second = session.run(3, 20)
    await Promise.all([first, second])
    expect(written()).toHaveLength(2 + 1 + 3)
  })

  it('ends where a token is undone, and leaves it undone', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    const run = session.run(5, 0)
    await settled()
    void session.undo()
    engine.asked.at(-1)!.answer()
    await run
    expect(written()).toEqual(PROMPT)
    expect(session.isRunning).toBe(false)
  })

  it('ends when the model does, and keeps the text', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    const run = session.run(5, 0)
    await settled()
    engine.asked.at(-1)!.refuse('worker-died')
    model.live = undefined
    flushSync()
    await run
    expect(written()).toHaveLength(3)
    expect(session.isRunning).toBe(false)

    model.live = new FakeEngine()
    flushSync()
    await settled()
    expect(session.place?.node).toBe(session.cursor)
  })
})

describe('recorded and live', () => {
  it('keeps what is live when a recording comes after it', async () => {
    const recorded = (model.recorded = new FakeEngine())
    recorded.isHeld = true
    flushSync()
    void session.start(PROMPT)
    model.live = new FakeEngine()
    flushSync()
    await settled()
    expect(session.place?.provenance).toBe('live')
    recorded.asked[0].answer()
    await settled()
    expect(session.place?.provenance).toBe('live')
    await session.greedy()
    await session.undo()
    expect(session.place?.provenance).toBe('live')
  })

  it('keeps what is live when there turns out to be no recording', async () => {
    const recorded = (model.recorded = new FakeEngine())
    recorded.isHeld = true
    flushSync()
    void session.start(PROMPT)
    model.live = new FakeEngine()
    flushSync()
    await settled()
    recorded.asked[0].refuse('not-recorded')
    await settled()
    expect(session.place?.provenance).toBe('live')
  })

  it('puts the live distribution in the place of the recorded one', async () => {
    model.recorded = new FakeEngine()
    flushSync()
    await session.start(PROMPT)
    expect(session.place?.provenance).toBe('recorded')
    model.live = new FakeEngine()
    flushSync()
    await settled()
    expect(session.place?.provenance).toBe('live')
  })
})

describe('progress', () => {
  it('tells how far the text on view has been read, and nothing of a text that was left', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.start([4, 5, 5])
    await settled()
    const left = engine.asked.at(-1)!
    left.onProgress?.(1, 3)
    expect(session.progress).toEqual({ done: 1, total: 3 })

    void session.start([5, 5, 5])
    await settled()
    const newest = engine.asked.at(-1)!
    newest.onProgress?.(2, 3)
    left.onProgress?.(3, 3)
    expect(session.progress).toEqual({ done: 2, total: 3 })
    newest.answer()
    await settled()
    expect(session.progress).toBeUndefined()
  })
})

describe('calls', () => {
  it('counts a step looked at again as saved, and nothing else', async () => {
    await atPrompt()
    await session.greedy()
    expect(session.calls).toEqual({ made: 2, saved: 0 })
    await session.undo()
    await session.redo()
    expect(session.calls).toEqual({ made: 2, saved: 2 })
    model.recorded = new FakeEngine()
    flushSync()
    await settled()
    expect(session.calls).toEqual({ made: 2, saved: 2 })
  })
})

describe('scores', () => {
  const own = [3, 3, 5, 0]

  it('gives each token typed the score the model had for it', async () => {
    await atPrompt()
    await session.writeOwn(own)
    await settled()
    const path = [...session.scores.values()].map(({ rank }) => rank)
    expect(written()).toEqual([...PROMPT, ...own])
    expect(path).toEqual([1, 4, 6, 2])
  })

  it('is not given up for a look at another step', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    const typed = session.writeOwn(own)
    await settled()
    void session.step(-1)
    engine.isHeld = false
    for (const { answer } of engine.asked) answer()
    await typed
    await settled()
    expect(session.scores.size).toBe(own.length)
    expect(session.scoring).toBeUndefined()
  })

  it('says when the model failed at it, and is tried again', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.writeOwn(own)
    await settled()
    expect(session.scoringFailed).toBe(false)
    for (const { refuse } of engine.asked) refuse('out-of-memory')
    await settled()
    expect(session.scoringFailed).toBe(true)
    engine.isHeld = false
    session.scoreAgain()
    await settled()
    expect(session.scores.size).toBe(own.length)
    expect(session.scoringFailed).toBe(false)
  })

  it('is made up for when the model comes back', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    void session.writeOwn(own)
    await settled()
    for (const { refuse } of engine.asked) refuse('worker-died')
    model.live = undefined
    flushSync()
    await settled()
    expect(session.scores.size).toBe(1)
    model.live = new FakeEngine()
    flushSync()
    await settled()
    await settled()
    expect(session.scores.size).toBe(own.length)
  })

  it('stops a run before the reader’s own words are written', async () => {
    const engine = await atPrompt()
    engine.isHeld = true
    const run = session.run(5, 0)
    await settled()
    void session.writeOwn(own)
    engine.isHeld = false
    for (const { answer } of engine.asked) answer()
    await run
    await settled()
    expect(written().slice(-own.length)).toEqual(own)
  })
})
