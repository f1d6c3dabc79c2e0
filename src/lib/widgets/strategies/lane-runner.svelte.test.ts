import { beforeEach, describe, expect, it } from 'vitest'
import { EngineError, type FullDistribution } from '#lib/engine/types.ts'
import { rank } from '#lib/sampling/index.ts'
import { emptyTree, idsTo, ROOT, withTokens } from '#lib/state/context-tree.ts'
import { firstChains, tipOf } from '#lib/state/lanes.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { LaneRunner } from './lane-runner.svelte.ts'

const V = 12
const PROMPT = [1, 2]

/** Every text has logits of its own. */
function logitsAfter(ids: readonly number[]): Float32Array {
  const turn = ids.reduce((sum, id, at) => sum + id * (at + 1), 0)
  return Float32Array.from({ length: V }, (_, id) => -0.3 * ((id + turn) % V))
}

class FakeEngine {
  readonly asked: string[] = []
  isHeld = false
  fails = false

  async forward(
    ids: readonly number[],
    { signal }: { signal: AbortSignal },
  ): Promise<FullDistribution[]> {
    this.asked.push(ids.join(' '))
    if (this.fails) throw new EngineError('out-of-memory', 'no room')
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new EngineError('cancelled', 'not wanted')))
      if (!this.isHeld) resolve()
    })
    return [{ kind: 'full', logits: logitsAfter(ids) }]
  }
}

/** As much of a session as the lanes read. */
function fakeSession(live: FakeEngine | undefined) {
  const { tree, added } = withTokens(emptyTree, ROOT, PROMPT)
  const cursor = added.at(-1)!
  const logits = logitsAfter(PROMPT)
  return {
    tree,
    cursor,
    prompt: cursor,
    bench: { seed: 8 },
    place: { node: cursor, ids: PROMPT, logits, own: rank(logits), provenance: 'recorded' },
    model: { live, speller: { info: { endIds: [], contextLength: 100 } } },
    countCall: () => {},
  }
}

const four = Object.entries(firstChains).map(([name, chain]) => ({ name, chain }))
let engine: FakeEngine
let session: ReturnType<typeof fakeSession>
let runner: LaneRunner

function begin(live: FakeEngine | undefined): void {
  session = fakeSession(live)
  runner = new LaneRunner(session as unknown as Session, four)
  runner.follow()
}

beforeEach(() => {
  engine = new FakeEngine()
  begin(engine)
})

const rests = () => expect.poll(() => runner.isRunning).toBe(false)
const lengths = () => runner.lanes.lanes.map(({ steps }) => steps.length)
const texts = () =>
  runner.lanes.lanes.map((lane) => idsTo(runner.lanes.tree, tipOf(runner.lanes, lane)))

describe('LaneRunner', () => {
  it('takes the first token from the distribution on view, and asks for each text once', async () => {
    runner.write(1)
    await rests()
    expect(lengths()).toEqual([1, 1, 1, 1])
    expect(engine.asked).toEqual([])
    runner.write(5)
    await rests()
    expect(lengths()).toEqual([6, 6, 6, 6])
    expect(new Set(engine.asked).size).toBe(engine.asked.length)
    expect(engine.asked.length).toBeLessThanOrEqual(4 * 5)
  })

  it('asks for nothing that it remembers, whatever was tried between', async () => {
    runner.write(6)
    await rests()
    const [asked, before] = [engine.asked.length, texts()]
    runner.startOver()
    runner.write(6)
    await rests()
    expect(texts()).toEqual(before)
    session.bench.seed = 9
    runner.follow()
    await rests()
    expect(texts()).not.toEqual(before)
    expect(lengths()).toEqual([6, 6, 6, 6])
    const others = engine.asked.length
    session.bench.seed = 8
    runner.follow()
    await rests()
    expect(texts()).toEqual(before)
    expect(engine.asked.length).toBe(others)
    expect(others).toBeGreaterThan(asked)
  })

  it('writes a lane anew as far as the others when its settings change', async () => {
    runner.write(6)
    await rests()
    runner.rechain(3, firstChains.greedy)
    expect(lengths()).toEqual([6, 6, 6, 0])
    await rests()
    expect(lengths()).toEqual([6, 6, 6, 6])
    expect(texts()[3]).toEqual(texts()[0])
  })

  it('stops at once while the model is at work, and drops what it still brings', async () => {
    engine.isHeld = true
    runner.write(20)
    await expect.poll(() => engine.asked.length).toBe(1)
    runner.stop()
    expect(runner.isRunning).toBe(false)
    expect(runner.failure).toBeUndefined()
    await new Promise((done) => setTimeout(done))
    expect(lengths()).toEqual([1, 1, 1, 1])
    expect(runner.length).toBe(1)
  })

  it('begins anew where the bench goes, and leaves nothing of the text before in sight', async () => {
    runner.write(3)
    await rests()
    const taken = texts().map((ids) => ids[PROMPT.length])
    const other = [...Array(V).keys()].find((id) => !taken.includes(id))!
    const { tree, added } = withTokens(session.tree, session.cursor, [other])
    Object.assign(session, { tree, cursor: added[0] })
    runner.follow()
    expect(lengths()).toEqual([0, 0, 0, 0])
    expect(runner.length).toBe(0)
    runner.write(1)
    await rests()
    expect(engine.asked.at(-1)).toBe(`1 2 ${other}`)
  })

  it('goes one token far without the live model', async () => {
    begin(undefined)
    runner.write(4)
    await rests()
    expect(lengths()).toEqual([1, 1, 1, 1])
    expect(runner.length).toBe(1)
    expect(runner.failure).toBeUndefined()
  })

  it('says what failed, and tries again when asked', async () => {
    engine.fails = true
    runner.write(2)
    await rests()
    expect(runner.failure).toBe('out-of-memory')
    engine.fails = false
    runner.write(1)
    await rests()
    expect(runner.failure).toBeUndefined()
    expect(lengths()).toEqual([2, 2, 2, 2])
  })
})
