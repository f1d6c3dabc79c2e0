import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Session } from '#lib/widgets/session/index.ts'
import { DistributionView } from './view.svelte.ts'

const READ = 1
const AWAITED = 2

/** As much of a session as a press needs. */
class FakeSession {
  place = $state({ node: READ })
  cursor = $state(READ)
  readonly take = vi.fn()
}

let session: FakeSession
let distribution: DistributionView
let end: () => void

beforeEach(() => {
  session = new FakeSession()
  end = $effect.root(() => {
    distribution = new DistributionView(session as unknown as Session)
  })
})
afterEach(() => end())

describe('take', () => {
  it('takes a token of the place on view', async () => {
    await distribution.take(5)
    expect(session.take).toHaveBeenCalledWith(5)
    expect(distribution.missed).toBe('')
  })

  it('takes none while the rows are those of the place before, and says so', async () => {
    session.cursor = AWAITED
    await distribution.take(5)
    expect(session.take).not.toHaveBeenCalled()
    expect(distribution.missed).toContain('took nothing')
    expect(distribution.announcement).toBe(distribution.missed)
  })

  it('says it no more when the text has moved on, or the next press takes a token', async () => {
    session.cursor = AWAITED
    await distribution.take(5)
    session.place = { node: AWAITED }
    await distribution.take(6)
    expect(session.take).toHaveBeenCalledWith(6)
    expect(distribution.missed).toBe('')
    session.cursor = READ
    await distribution.take(7)
    session.cursor = AWAITED
    expect(distribution.missed).toBe('')
  })
})
