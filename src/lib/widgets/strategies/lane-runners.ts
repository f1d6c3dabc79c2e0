import { messages } from '#lib/messages/index.ts'
import { firstChains, type Strategy } from '#lib/state/lanes.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { LaneRunner } from './lane-runner.svelte.ts'

const { names } = messages.strategies

/** The lanes that everyone begins with. */
const firstStrategies: readonly Strategy[] = Object.entries(firstChains).map(([id, chain]) => ({
  name: names[id as keyof typeof firstChains],
  chain,
}))

/** The lanes stay as they are while another view is open. */
const runners = new WeakMap<Session, LaneRunner>()

export function runnerOf(session: Session): LaneRunner {
  let runner = runners.get(session)
  if (!runner) runners.set(session, (runner = new LaneRunner(session, firstStrategies)))
  return runner
}

/** The strategies compared; undefined where they are those that everyone begins with. */
export function strategiesOf(session: Session): readonly Strategy[] | undefined {
  const strategies = runnerOf(session).lanes.lanes.map(({ name, chain }) => ({ name, chain }))
  return isSame(strategies, firstStrategies) ? undefined : strategies
}

/** Compares other strategies. @param strategies those that everyone begins with, where undefined */
export function compare(session: Session, strategies = firstStrategies): void {
  if (!isSame(strategies, strategiesOf(session) ?? firstStrategies)) {
    runnerOf(session).compare(strategies)
  }
}

function isSame(some: readonly Strategy[], others: readonly Strategy[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}
