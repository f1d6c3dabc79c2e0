import { flushSync } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EngineError, type FullDistribution } from '#lib/engine/types.ts'
import { recordRuns } from '#lib/state/record-runs.ts'
import type { RunRecording } from '#lib/state/run-recording.ts'
import type { Experiment } from '#lib/state/runs.ts'
import type { WorkingModel } from '#lib/widgets/model/index.ts'
import { RunsView } from './view.svelte.ts'

const V = 12
const experiment = {
  prompt: 'ab',
  seed: 3,
  length: 6,
  chains: {
    greedy: [{ id: 'temperature', params: { temperature: 0 } }],
    hot: [{ id: 'temperature', params: { temperature: 2 } }],
  },
} as const satisfies Experiment
type Name = keyof typeof experiment.chains

class FakeEngine {
  readonly info = { endIds: [], contextLength: 100, sha256: '00' }
  asked = 0
  /** Answers as many times as this, then waits until it is told that the result is not wanted. */
  answers = Infinity
  fails = false
  /** Another machine. */
  turn = 0

  tokenize = () => [1, 2]
  piece = (id: number) => Uint8Array.of(0x61 + id)
  async forward(
    ids: readonly number[],
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<FullDistribution[]> {
    if (this.fails) throw new EngineError('out-of-memory', 'no room')
    if (++this.asked > this.answers)
      await new Promise((_, refuse) =>
        signal?.addEventListener('abort', () => refuse(new EngineError('cancelled', 'not wanted'))),
      )
    const sum = ids.reduce((sum, id, at) => sum + id * (at + 1), this.turn)
    const logits = Float32Array.from({ length: V }, (_, id) => -0.3 * ((id + sum) % V))
    return [{ kind: 'full', logits }]
  }
}

class FakeModel {
  live = $state.raw<FakeEngine>()
  isLoading = $state(false)
  failure = $state.raw<{ what: string }>()
  offer = 'It costs something.'
  wayToRun = 'Run it'
  starts = 0
  start = () => {
    this.starts++
    this.isLoading = true
  }
  retry = this.start
}

let recording: RunRecording<Name>
const reach = $state({ tokens: 0 })
let model: FakeModel
let view: RunsView<Name>
let end: () => void

beforeEach(async () => {
  recording = await recordRuns(new FakeEngine() as never, experiment)
  model = new FakeModel()
  reach.tokens = experiment.length
  end = $effect.root(() => {
    view = new RunsView<Name>(experiment, recording, reach, model as unknown as WorkingModel)
  })
  flushSync()
})
afterEach(() => end())

const ids = (name: Name) => view.seen(name).map(({ id }) => id)
const isAhead = (name: Name) => view.text(name).map(({ isAhead }) => isAhead)

function press(engine: FakeEngine): void {
  model.live = engine
  view.work.press()
  flushSync()
}

describe('runs', () => {
  it('are there from the recording at once, as far as the reader wants', () => {
    expect(view.provenance).toBe('recorded')
    expect(ids('hot')).toEqual(recording.runs.hot.ids)
    reach.tokens = 2
    expect(ids('hot')).toEqual(recording.runs.hot.ids.slice(0, 2))
    expect(isAhead('hot')).toEqual([false, false, true, true, true, true])
  })

  it('are written again by the model, token for token the same', async () => {
    reach.tokens = 2
    press(new FakeEngine())
    expect(view.provenance).toBe('live')
    expect(view.button).toBe('Stop')
    await expect.poll(() => view.status).toBe('All 12 tokens are the same as recorded.')
    expect(ids('greedy')).toEqual(recording.runs.greedy.ids)
    expect(ids('hot')).toEqual(recording.runs.hot.ids)
    view.forget()
    expect(view.provenance).toBe('recorded')
  })

  it('say where another machine writes something else', async () => {
    press(Object.assign(new FakeEngine(), { turn: 1 }))
    await expect.poll(() => view.isWriting).toBe(false)
    expect(view.status).toContain('they part at token 1')
  })

  it('can be stopped, and keep what is written and the room of the rest', async () => {
    press(Object.assign(new FakeEngine(), { answers: 4 }))
    await expect.poll(() => view.status).toContain('Token 5 of 12')
    const written = ids('greedy').length
    view.work.press()
    await expect.poll(() => view.isWriting).toBe(false)
    expect(view.status).toBe('Stopped after 5 of 12 tokens, all the same as recorded.')
    expect(isAhead('greedy')).toEqual([0, 1, 2, 3, 4, 5].map((i) => i >= written))
  })

  it('start the model where there is none, and begin as soon as it is there', async () => {
    expect(view.button).toBe('Run it')
    expect(view.status).toBe('It costs something.')
    view.work.press()
    expect(model.starts).toBe(1)
    expect(view.work.canPress).toBe(false)
    expect(view.status).toContain('is loading')
    Object.assign(model, { live: new FakeEngine(), isLoading: false })
    flushSync()
    await expect.poll(() => view.status).toContain('the same as recorded')
  })

  it('say in plain words why they were not written', async () => {
    press(Object.assign(new FakeEngine(), { fails: true }))
    await expect.poll(() => view.status).toContain('not enough memory')
    expect(view.button).toBe('Replay live')
  })
})
