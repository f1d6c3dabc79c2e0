import { afterEach, beforeEach, expect, it } from 'vitest'
import { rank, runRanking } from '#lib/sampling/index.ts'
import { everydayChain } from '#lib/state/everyday-chain.ts'
import { newBench } from '#lib/state/bench.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { DrawView } from './view.svelte.ts'

/** As much of a session as the story of a dart needs. */
class FakeSession {
  readonly bench = newBench(everydayChain, 6)
  readonly trace = runRanking(rank(new Float32Array(10_000)), [], {
    contextIds: [],
    promptLength: 0,
  })
  readonly model = { speller: { piece: () => new TextEncoder().encode('word') } }
  hit = $state({ id: 1, rank: 1, from: 0, to: 0.5 })
}

let session: FakeSession
let draw: DrawView
let end: () => void

beforeEach(() => {
  session = new FakeSession()
  end = $effect.root(() => {
    draw = new DrawView(session as unknown as Session)
  })
})
afterEach(() => end())

it('tells u and both ends of a narrow share apart', () => {
  const u = draw.dart!.u
  session.hit = { ...session.hit, from: u - 2e-6, to: u + 3e-6 }
  const numbers = [...draw.summary.matchAll(/0\.\d+/g)].map(([number]) => Number(number))
  expect(numbers).toHaveLength(3)
  const [dart, from, to] = numbers
  expect(from).toBeLessThan(dart)
  expect(dart).toBeLessThan(to)
})

it('says 0 and 1 where a share begins or ends there', () => {
  session.hit = { ...session.hit, from: 0, to: 1 }
  expect(draw.summary).toMatch(/, 0 to 1\.$/)
})
