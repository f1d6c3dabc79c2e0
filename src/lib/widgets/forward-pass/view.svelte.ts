import {
  formatMagnitude,
  formatNumber,
  formatProbability,
  formatProbabilityAligned,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import { embedding, head, outputsOf } from './toy.ts'

const words = messages.forwardPass
const ids = fields.word.of

type WordId = (typeof ids)[number]

/** A toy forward pass: from a token to the probabilities of the next one. */
export class ForwardPassView {
  readonly words = words
  readonly viewOptions = fields.view.of.map((value) => ({ value, text: words.views[value] }))
  readonly embedding = embedding.map((value) => formatNumber(value, 1))
  readonly #settings: FigureSettings<typeof fields>

  constructor(settings: FigureSettings<typeof fields>) {
    this.#settings = settings
  }

  get #T(): number {
    return this.#settings.values.T
  }

  get #TText(): string {
    return formatSetting(this.#T, 0.1)
  }

  readonly #outputs = $derived.by(() =>
    outputsOf(
      ids.map((id) => head[id]),
      embedding,
      this.#T,
    ),
  )

  get showsLogits(): boolean {
    return this.#settings.values.view === 'logits'
  }

  /** Logits come third, probabilities fourth. */
  get phase(): number {
    return this.showsLogits ? 3 : 4
  }

  get column(): string {
    if (!this.showsLogits) return words.columns.probabilities
    return this.#T === 1 ? words.columns.logits : words.columns.divided
  }

  /** Zero on the axis of the logits, from 0 to 1; the same for every T. */
  get zero(): number {
    const below = -this.#outputs[ids.length - 1].logit
    return below / (this.#outputs[0].logit + below)
  }

  readonly rows = $derived.by(() =>
    ids.map((id, i) => {
      const { logit, divided, own, shaped } = this.#outputs[i]
      const marks = this.showsLogits
        ? { before: this.#dotAt(logit), now: this.#dotAt(divided), number: formatNumber(divided) }
        : { before: own, now: shaped, number: formatProbabilityAligned(shaped) }
      return { id, word: words.words[id], weights: head[id].map(formatWeight), ...marks }
    }),
  )

  /** Logits and divided logits share one scale; its end is the longest of both. */
  #dotAt(score: number): number {
    const [{ logit, divided }] = this.#outputs
    return this.zero + ((1 - this.zero) * score) / Math.max(logit, divided)
  }

  get chosen(): WordId {
    return this.#settings.values.word
  }

  choose(id: WordId): void {
    this.#settings.values.word = id
  }

  /** How the chosen word came by its number. */
  get story(): string {
    const { logit, divided, shaped } = this.#outputs[ids.indexOf(this.chosen)]
    const terms = head[this.chosen]
      .map((weight, i) => words.story.term(formatFactor(weight), formatFactor(embedding[i])))
      .join(' + ')
    const product = words.story.product(terms, formatNumber(logit))
    const division =
      this.#T === 1
        ? []
        : [words.story.divided(formatNumber(logit), this.#TText, formatNumber(divided))]
    if (this.showsLogits) return [product, ...division].join(' ')
    const exponentials = this.#outputs.map(({ divided }) => Math.exp(divided))
    const sum = exponentials.reduce((sum, value) => sum + value, 0)
    const softmax = words.story.probability(
      formatNumber(divided),
      formatMagnitude(Math.exp(divided)),
      formatMagnitude(sum),
      formatProbability(shaped),
    )
    return [product, ...division, softmax].join(' ')
  }

  get slider() {
    const { min, max } = fields.T
    const kind = this.#T < 1 ? words.sharper : words.flatter
    return {
      label: words.temperature,
      valueLabel: words.temperatureValue,
      value: this.#T,
      min,
      max,
      step: 0.05,
      decimals: 2,
      neutral: 1,
      note: { strong: '', text: this.#T === 1 ? words.off : kind },
      problem: words.problem(String(min), String(max)),
      valueText: this.#TText,
      oninput: (value: number) => void (this.#settings.values.T = value),
    }
  }
}

function formatWeight(weight: number): string {
  return formatNumber(weight, 1)
}

/** A factor of a product: below zero in brackets. */
function formatFactor(value: number): string {
  return value < 0 ? words.story.negative(formatWeight(value)) : formatWeight(value)
}
