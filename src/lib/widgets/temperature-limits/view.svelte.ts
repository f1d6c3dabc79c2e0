import {
  formatCount,
  formatMagnitude,
  formatNumber,
  formatPercent,
  formatProbability,
  formatProbabilityAligned,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { weatherLogits as logits } from '#lib/widgets/four-phases/weather.ts'
import { positionOf, STEP, temperatureAt, ticks } from './axis.ts'
import { curvesOf, fanOf } from './curves.ts'
import { fields } from './fields.ts'
import { temper } from './limits.ts'

const words = messages.temperatureLimits
const names = messages.fourPhases.words
const { min, max } = fields.T
const own = temper(logits, 1).shares
const uniform = 1 / logits.length
const write = (T: number) => formatSetting(T)

/** The probabilities of eight words over the temperature, from one limit to the other. */
export class TemperatureLimitsView {
  readonly words = words
  readonly names = names
  readonly uniform = uniform
  readonly uniformText = words.uniform(formatCount(logits.length))
  readonly whole = formatProbabilityAligned(1)
  readonly curves = curvesOf(logits)
  readonly ticks = ticks.map(({ T, isMain }) => ({ at: positionOf(T), text: write(T), isMain }))
  readonly shareTicks = [1, 0.75, 0.5, 0.25, 0].map((share) => ({
    share,
    text: formatPercent(share),
  }))
  readonly #settings: FigureSettings<typeof fields>

  constructor(settings: FigureSettings<typeof fields>) {
    this.#settings = settings
  }

  readonly #tempered = $derived.by(() => temper(logits, this.#settings.values.T))

  /** Where the cursor stands, from 0 to 1. */
  get position(): number {
    return positionOf(this.#settings.values.T)
  }

  get T(): string {
    return write(this.#settings.values.T)
  }

  readonly rows = $derived.by(() =>
    names.map((word, i) => {
      const share = this.#tempered.shares[i]
      return { word, share, number: formatProbabilityAligned(share) }
    }),
  )

  /** Hairlines from the ends of the lines to their names. */
  fan(width: number): string[] {
    return fanOf(temper(logits, max).shares, width)
  }

  get measures(): { name: string; value: string }[] {
    const { entropyBits, effectiveChoices, shares } = this.#tempered
    return [
      { name: words.entropy, value: words.bits(formatMagnitude(entropyBits)) },
      {
        name: words.effective,
        value: words.of(formatNumber(effectiveChoices), formatCount(names.length)),
      },
      { name: words.largest, value: formatProbability(shares[0]) },
    ]
  }

  get slider() {
    const { T } = this.#settings.values
    return {
      label: words.slider,
      valueLabel: words.sliderValue,
      value: T,
      min: 0,
      max: 1,
      fieldMin: min,
      fieldMax: max,
      step: STEP,
      decimals: 1,
      neutral: 1,
      toTrack: positionOf,
      fromTrack: temperatureAt,
      note: { strong: words.gaps(formatNumber(1 / T)), text: '' },
      problem: words.problem(write(min), write(max)),
      valueText: `${words.T(this.T)}, ${this.regime}`,
      oninput: this.#set,
    }
  }

  /** Takes the cursor to a place of the axis, from 0 to 1. */
  moveTo = (position: number): void => this.#set(temperatureAt(position))

  readonly #set = (T: number): void => void (this.#settings.values.T = T)

  get chartSummary(): string {
    return words.chart(this.T, write(min), write(max), names[0], formatProbability(uniform))
  }

  get regime(): string {
    return words.regimes[this.#tempered.regime]
  }

  /** What this regime does to the first word, and to the others. */
  get story(): string {
    const { shares, regime } = this.#tempered
    const [first, share, before] = [
      names[0],
      formatProbability(shares[0]),
      formatProbability(own[0]),
    ]
    switch (regime) {
      case 'greedy':
        return words.story.greedy(this.T, first, formatProbability(restOf(shares)))
      case 'own':
        return words.story.own(this.T, first, share)
      case 'uniform': {
        const ratio = formatNumber(shares[0] / shares[shares.length - 1])
        return words.story.uniform(this.T, ratio, formatProbability(uniform))
      }
      default:
        return words.story[regime](this.T, first, share, before)
    }
  }
}

/** All but the first, added up: 1 minus the first would lose the small ones. */
function restOf(shares: Float64Array): number {
  return shares.subarray(1).reduce((sum, share) => sum + share, 0)
}
