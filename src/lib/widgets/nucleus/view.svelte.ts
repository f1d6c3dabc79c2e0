import {
  formatCount,
  formatNumber,
  formatPercent,
  formatProbability,
  formatProbabilityAligned,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import { nucleusOf } from './nucleus.ts'

const words = messages.nucleus
const probabilities = [0.33, 0.22, 0.14, 0.11, 0.07, 0.055, 0.035, 0.025, 0.01, 0.005]
/** Decimals of a mass: the smallest place has three. */
const MASS_DECIMALS = 3
/** Of the slider; the text may set 0.925. */
const STEP = 0.01

/** Top-p on ten places: the running sum, the cut, and the shares scaled up. */
export class NucleusView {
  readonly words = words
  readonly #settings: FigureSettings<typeof fields>

  constructor(settings: FigureSettings<typeof fields>) {
    this.#settings = settings
  }

  readonly #nucleus = $derived.by(() => nucleusOf(probabilities, this.#settings.values.p))

  get p(): number {
    return this.#settings.values.p
  }

  get pText(): string {
    return formatSetting(this.p, STEP)
  }

  readonly places = $derived.by(() =>
    this.#nucleus.places.map(({ own, sum, shaped }, rank) => ({
      place: formatCount(rank + 1),
      isKept: shaped !== undefined,
      own: { own, number: formatProbabilityAligned(own) },
      sum: { own, before: sum - own, p: this.p, number: formatNumber(sum, MASS_DECIMALS) },
      shaped: {
        own,
        shaped,
        number: shaped === undefined ? words.removed : formatProbabilityAligned(shaped),
      },
    })),
  )

  get keptCount(): number {
    return this.#nucleus.keptCount
  }

  get keptMass(): string {
    return formatNumber(this.#nucleus.keptMass, MASS_DECIMALS)
  }

  readonly whole = formatPercent(1)

  get slider() {
    const { min, max } = fields.p
    const kept = words.kept(formatCount(this.keptCount))
    const of = words.of(formatCount(probabilities.length))
    return {
      label: words.slider,
      valueLabel: words.sliderValue,
      value: this.p,
      min,
      max,
      step: STEP,
      decimals: 2,
      neutral: 1,
      note: this.p === 1 ? { strong: '', text: words.off } : { strong: kept, text: of },
      problem: words.problem(String(min), String(max)),
      valueText: `${this.pText}, ${kept}`,
      oninput: (value: number) => void (this.#settings.values.p = value),
    }
  }

  get cutText(): string {
    return words.cutText(formatCount(this.keptCount), this.keptMass)
  }

  /** Which place decides, and what the kept shares become. */
  get story(): string {
    if (this.keptCount === probabilities.length) return words.story.all
    if (this.keptCount === 1) return words.story.first(this.pText, this.keptMass)
    return `${this.#border} ${this.#divided}`
  }

  get #border(): string {
    const { places, keptCount } = this
    const mass = this.keptMass
    if (Number(mass) === this.p) return words.story.reaches(formatCount(keptCount), mass)
    const before = places[keptCount - 2].sum.number
    return words.story.crosses(formatCount(keptCount - 1), before, mass, this.pText)
  }

  get #divided(): string {
    const [{ own, shaped }] = this.#nucleus.places
    return words.story.divided(this.keptMass, formatProbability(own), formatProbability(shaped!))
  }
}
