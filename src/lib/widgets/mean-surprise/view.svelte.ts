import {
  formatMagnitude,
  formatNumber,
  formatPercent,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { segments } from '#lib/ui/segments.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import {
  kOf,
  probabilities,
  temperatureSlider,
  topKOptions,
} from '#lib/widgets/three-knobs/index.ts'
import { apart } from './apart.ts'
import { columnsOf, measuresOf, pairOf, type Which } from './columns.ts'
import { fields } from './fields.ts'
import { storyOf } from './story.ts'

const words = { ...messages.fourWords, ...messages.meanSurprise }

/** Bits at the upper edge of the picture: all four words have fewer of their own. */
const TOP = 6
const TICKS = [0, 2, 4, 6]
/** Room for a label, as a share of the width: on a page, and on a phone. */
const LABEL = { wide: 0.1, narrow: 0.27 }
/** Room for a mark above a column, as a share of the width. */
const MARK = 0.04
/** Room for a line of text, as a share of the height. */
const LINE = 0.08

/** A height as a share of the picture's; what is too high ends at its edge. */
const heightOf = (bits: number) => Math.min(1, bits / TOP)

/** How a column that leaves the picture goes on. */
const markOf = (bits: number) => (bits === Infinity ? '∞' : bits > TOP ? '↑' : '')

/** Surprisal as columns: their areas add up to the entropy, and what separates them from the model's own to the divergence. */
export class MeanSurpriseView {
  readonly words = words
  readonly topKOptions = topKOptions
  readonly sources = segments(fields.from.of, words.sources)
  readonly ticks = TICKS.map((bits) => ({ bits: formatNumber(bits, 0), height: heightOf(bits) }))
  readonly #settings: FigureSettings<typeof fields>

  constructor(settings: FigureSettings<typeof fields>) {
    this.#settings = settings
  }

  readonly #pair = $derived.by(() => {
    const { T, k } = this.#settings.values
    return pairOf(probabilities, T, kOf(k))
  })

  get from(): Which {
    return this.#settings.values.from
  }

  readonly #columns = $derived.by(() => columnsOf(this.#pair, this.from))
  readonly #measures = $derived.by(() => measuresOf(this.#pair))

  readonly columns = $derived.by(() => {
    const centers = this.#columns.map(({ start, share }) => start + share / 2)
    const [wide, narrow] = [apart(centers, LABEL.wide), apart(centers, LABEL.narrow)]
    return this.#columns.map(({ start, share, shaped, own }, id) => ({
      word: words.words[id],
      start,
      share,
      center: centers[id],
      shaped: heightOf(shaped.surprisal),
      own: heightOf(own.surprisal),
      isBeyond: shaped.surprisal > TOP,
      mark: share > MARK || id === centers.length - 1 ? markOf(shaped.surprisal) : '',
      label: { wide: wide[id], narrow: narrow[id] },
      shareText: formatProbability(share),
      bits: formatNumber(shaped.surprisal),
    }))
  })

  /** The means, the lower first; one alone where they are the same. */
  readonly means = $derived.by(() => {
    const means = this.#measures.means[this.from]
    const other = this.from === 'own' ? 'shaped' : 'own'
    const lines = [
      { of: this.from, text: words.entropyOf[this.from] },
      { of: other, text: words.meanIn[other] },
    ] as const
    const shown = means.own === means.shaped ? lines.slice(0, 1) : lines
    const labels = apart(
      shown.map(({ of }) => heightOf(means[of])),
      LINE,
    )
    return shown.map(({ of, text }, i) => ({
      of,
      text,
      number: formatNumber(means[of]),
      isFinite: means[of] < Infinity,
      height: heightOf(means[of]),
      label: labels[i],
    }))
  })

  get readouts() {
    const { entropy, klShaped, klOwn } = this.#measures
    const names = words.readouts
    const bits = (value: number) => words.bits(formatNumber(value))
    return [
      { name: names.entropy, value: bits(entropy), isShown: false },
      { name: names.choices, value: formatMagnitude(2 ** entropy), isShown: false },
      { name: names.klShaped, value: bits(klShaped), isShown: this.from === 'shaped' },
      { name: names.klOwn, value: bits(klOwn), isShown: this.from === 'own' },
    ]
  }

  get rows() {
    return this.#columns.map(({ share, shaped, own }, id) => ({
      word: words.words[id],
      share: formatProbability(share),
      numbers: [shaped.surprisal, own.surprisal, shaped.area, own.area].map((bits) =>
        formatNumber(bits),
      ),
    }))
  }

  get sums() {
    const { shaped, own } = this.#measures.means[this.from]
    return { share: formatPercent(1), shaped: formatNumber(shaped), own: formatNumber(own) }
  }

  get story(): string {
    return storyOf(this.#pair, this.#settings.values.T, this.from)
  }

  /** The picture in words. */
  get summary(): string {
    const { shaped, own } = this.sums
    return words.summary(shaped, own)
  }

  get temperature() {
    const { values } = this.#settings
    return temperatureSlider(values.T, fields.T, (T) => void (values.T = T))
  }
}
