import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { benchPicture, type PictureContext } from '#lib/widgets/picture/index.ts'
import { choicesOf } from './choices.svelte.ts'
import { TailChart } from './chart.svelte.ts'
import { TailReading, type TailSource } from './reading.svelte.ts'

/** The long tail of the place on view. */
export class TailView {
  readonly words = messages.tail
  readonly reading: TailReading
  readonly chart: TailChart
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
    const choices = choicesOf(session)
    this.reading = new TailReading(() => this.#source(), choices)
    this.chart = new TailChart(this.reading, choices)
  }

  #source(): TailSource | undefined {
    const { place, trace, model } = this.#session
    if (!place || !model.speller) return undefined
    return { own: place.own, shaped: trace, speller: model.speller }
  }

  get lead(): string {
    const { lead, tryIt } = messages.tail
    return `${lead(formatCount(this.reading.count))} ${tryIt}`
  }

  get picture(): PictureContext {
    return benchPicture(this.#session, this.chart.summary)
  }
}
