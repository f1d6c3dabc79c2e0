import { describe, expect, it } from 'vitest'
import type { EngineInfo, FullDistribution } from '#lib/engine/types.ts'
import { rank, runChain, draw, uAt, type Chain } from '#lib/sampling/index.ts'
import { recordRuns } from './record-runs.ts'
import { readRun } from './run-recording.ts'
import { writeRuns, type Experiment } from './runs.ts'

const V = 6
const PROMPT = [1, 2]

/** Every text has logits of its own. */
function logitsAfter(ids: readonly number[]): Float32Array {
  const turn = ids.reduce((sum, id, at) => sum + id * (at + 1), 0)
  return Float32Array.from({ length: V }, (_, id) => -0.3 * ((id + turn) % V))
}

class FakeEngine {
  readonly asked: string[] = []
  readonly info: EngineInfo
  constructor(endIds: readonly number[] = []) {
    const info = { name: '', quantization: '', sha256: '00', vocabSize: V, specialIds: [] }
    this.info = { ...info, contextLength: 100, endIds }
  }
  tokenize = () => [...PROMPT]
  piece = (id: number) => Uint8Array.of(0x61 + id)
  async forward(ids: ArrayLike<number>): Promise<FullDistribution[]> {
    this.asked.push(Array.from(ids).join())
    return [{ kind: 'full', logits: logitsAfter(Array.from(ids)) }]
  }
}

const at = (temperature: number): Chain => [{ id: 'temperature', params: { temperature } }]
const experiment = (more: Partial<Experiment> = {}): Experiment => ({
  prompt: 'ab',
  seed: 3,
  length: 8,
  chains: { greedy: at(0), hot: at(2) },
  ...more,
})

async function run(engine: FakeEngine, one = experiment()) {
  const runs: Record<string, number[]> = {}
  for await (const { name, token } of writeRuns(engine, one)) (runs[name] ??= []).push(token.id)
  return runs
}

describe('writeRuns', () => {
  it('gives each run the dart of the seed and the place, as a Bench with this seed does', async () => {
    const { hot } = await run(new FakeEngine())
    const ids = [...PROMPT]
    for (const id of hot) {
      const context = { contextIds: ids, promptLength: PROMPT.length }
      const trace = runChain(logitsAfter(ids), at(2), context)
      expect(id).toBe(draw(trace, uAt(3, ids.length, 0)).id)
      ids.push(id)
    }
    expect(hot).toHaveLength(8)
  })

  it('asks once for a place that runs share', async () => {
    const engine = new FakeEngine()
    await run(engine, experiment({ length: 1 }))
    expect(engine.asked).toEqual(['1,2'])
  })

  it('says how the model itself saw each token, whatever the settings', async () => {
    const own = rank(logitsAfter(PROMPT))
    for await (const { token } of writeRuns(new FakeEngine(), experiment({ length: 1 }))) {
      expect(token.logProb).toBeCloseTo(Math.log(own.probabilityOf(token.id)), 12)
      expect(token.entropy).toBeCloseTo(own.entropy / Math.LN2, 12)
    }
  })

  it('lets a run stop where the model ends its turn', async () => {
    const all = await run(new FakeEngine())
    const end = all.hot[2]
    const { hot } = await run(new FakeEngine([end]))
    expect(hot).toEqual(all.hot.slice(0, all.hot.indexOf(end) + 1))
  })

  it('says what is wrong with a chain', async () => {
    const cold = experiment({ chains: { cold: at(-1) } })
    await expect(run(new FakeEngine(), cold)).rejects.toThrow('temperature')
  })
})

it('records what was written, and reads it back', async () => {
  const recording = await recordRuns(new FakeEngine(), experiment())
  const runs = await run(new FakeEngine())
  expect(recording.sha256).toBe('00')
  for (const name of ['greedy', 'hot']) {
    const tokens = readRun(recording.runs[name])
    expect(tokens.map(({ id }) => id)).toEqual(runs[name])
    expect(tokens.map(({ bytes }) => bytes[0] - 0x61)).toEqual(runs[name])
  }
})
