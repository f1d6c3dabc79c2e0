import { messages } from '#lib/messages/index.ts'
import { entropyBits, massCounts } from '#lib/sampling/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { measure, type Measure } from './measure.ts'

/** What can be said of the step in a few numbers. */
export class MeasuresView {
  readonly words = messages.measures
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  readonly #own = $derived.by(() => {
    const own = this.#session.place?.own
    return own && { entropy: entropyBits(own), counts: massCounts(own) }
  })

  readonly measures: readonly Measure[] = $derived.by(() => {
    const { trace } = this.#session
    return trace && this.#own ? measure(trace, this.#own) : []
  })
}
