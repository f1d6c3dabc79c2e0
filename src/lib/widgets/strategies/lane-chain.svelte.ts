import { messages } from '#lib/messages/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { chainOfBench, type ChainHolder } from '#lib/widgets/chain-editor/index.ts'
import type { LaneRunner } from './lane-runner.svelte.ts'

/** The chain of a lane, with what it does at the place where all lanes begin. */
export function chainOfLane(session: Session, runner: LaneRunner, key: number): ChainHolder {
  const lane = $derived(runner.lanes.lanes.find((lane) => lane.key === key))
  const chain = $derived(lane?.chain ?? [])
  const shaped = $derived(session.shapedBy(chain))
  return {
    get chain() {
      return chain
    },
    setChain: (chain) => runner.rechain(key, chain),
    get trace() {
      return shaped.trace
    },
    traceWith: (chain) => session.shapedBy(chain).trace,
    get problem() {
      return shaped.problem
    },
    get vocabSize() {
      return session.model.speller?.info.vocabSize ?? 0
    },
    idOf: chainOfBench(session).idOf,
    named: (name) => messages.strategies.inLane(name, lane?.name ?? ''),
  }
}
