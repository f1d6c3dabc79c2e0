import type { Chain, Trace } from '#lib/sampling/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { idOfLetters } from './token-letters.ts'

/** Whatever has a chain that can be edited: the bench, or a lane. */
export type ChainHolder = {
  readonly chain: Chain
  setChain(chain: Chain): void
  /** What the chain does at the place on view; undefined where there is none, or where it leaves no token. */
  readonly trace: Trace | undefined
  /** What another chain would do there. */
  traceWith(chain: Chain): Trace | undefined
  /** Why the chain leaves no token. */
  readonly problem: string | undefined
  readonly vocabSize: number
  /** The token that is exactly these letters; undefined where there is none. */
  idOf(letters: string): number | undefined
  /** The name of a control, so that two editors on one page are told apart. */
  named(name: string): string
}

/** The chain of the bench. */
export function chainOfBench(session: Session): ChainHolder {
  return {
    get chain() {
      return session.bench.chain
    },
    setChain: (chain) => session.setChain(chain),
    get trace() {
      return session.trace
    },
    traceWith: (chain) => session.shapedBy(chain).trace,
    get problem() {
      return session.chainProblem
    },
    get vocabSize() {
      return session.model.speller?.info.vocabSize ?? 0
    },
    idOf: (letters) => {
      const { speller } = session.model
      return speller && idOfLetters(speller, letters)
    },
    named: (name) => name,
  }
}
