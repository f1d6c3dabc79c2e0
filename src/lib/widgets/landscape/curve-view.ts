import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { strongest } from '#lib/state/text-analysis.ts'
import { textOf } from '#lib/text/text-of.ts'
import type { PictureContext } from '#lib/widgets/picture/index.ts'
import { curve, positionAt, type Curve, type Size } from './curve.ts'
import type { ReadingView, Source } from './reading.svelte.ts'
import { tokenOf } from './said.ts'
import { shortName } from './shown-tokens.ts'

const words = messages.landscape
/** Names in the plot. */
const NAMED = 4
/** Tokens of a text that are enough to know it again. */
const GLIMPSE = 14

/** The curve along a text that is read. Apart from the reading: a chapter shows that one alone. */
export class CurveView {
  readonly #reading: ReadingView

  constructor(reading: ReadingView) {
    this.#reading = reading
  }

  get #source(): Source {
    return this.#reading.source
  }

  curve(size: Size): Curve {
    const { analysis } = this.#source
    const labelled = strongest(analysis, 'surprisal', NAMED).map(({ position }) => ({
      position,
      letters: this.nameOf(position).length,
    }))
    return curve(analysis.summaryByPos, labelled, size)
  }

  positionAt(x: number, width: number): number {
    return positionAt(x, this.#source.analysis.summaryByPos, width)
  }

  nameOf(position: number): string {
    const { analysis, speller } = this.#source
    return shortName(tokenOf(analysis.ids[position], speller).bytes)
  }

  count(value: number): string {
    return formatCount(value)
  }

  thinned(perBand: number): string {
    return words.curve.thinned(formatCount(perBand))
  }

  /** What a picture of the curve says of it. */
  get picture(): PictureContext {
    const { analysis, speller } = this.#source
    const about = textOf(analysis.ids.slice(0, GLIMPSE), speller)
    const text = analysis.ids.length > GLIMPSE ? `${about}…` : about
    const { name, quantization } = speller.info
    return {
      caption: `${words.curve.along(text)} ${this.#reading.summary}`,
      source: messages.picture.source[analysis.provenance](`${name} ${quantization}`),
      about,
    }
  }
}
