import {
  formatCount,
  formatNumber,
  formatProbabilityAligned,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import { temperatureSlider, topKOptions } from './controls.ts'
import { kOf, probabilities } from './four-words.ts'
import { dartsOf, tallyOf, traceOf, writeText, type Knobs } from './knobs.ts'
import { storyOf } from './story.ts'

const words = { ...messages.fourWords, ...messages.threeKnobs }

/** Three knobs on four words, a text written with them, and many draws. */
export class ThreeKnobsView {
  readonly words = words
  readonly drawOptions = fields.draws.of.map((value) => ({
    value,
    text: formatCount(value === 'none' ? 0 : Number(value)),
  }))
  readonly topKOptions = topKOptions
  readonly #settings: FigureSettings<typeof fields>

  constructor(settings: FigureSettings<typeof fields>) {
    this.#settings = settings
  }

  readonly #knobs = $derived.by((): Knobs => {
    const { T, k, p } = this.#settings.values
    return { T, k: kOf(k), p }
  })

  readonly #trace = $derived.by(() => traceOf(probabilities, this.#knobs))

  get #seed(): number {
    return Math.trunc(this.#settings.values.seed)
  }

  get #drawCount(): number {
    const { draws } = this.#settings.values
    return draws === 'none' ? 0 : Number(draws)
  }

  /** Made once for a seed: moving a knob lets the same darts fall on other borders. */
  readonly #darts = $derived.by(() => dartsOf(this.#seed, this.#drawCount))

  readonly #countById = $derived.by(() => tallyOf(this.#trace, this.#darts))

  readonly rows = $derived.by(() => {
    const { final } = this.#trace
    const count = this.#drawCount
    return words.words.map((word, id) => {
      const rank = final.rankOf(id)
      const shaped = rank < 0 ? undefined : final.probability(rank)
      const drawn = this.#countById[id]
      return {
        word,
        own: probabilities[id],
        shaped,
        drawnShare: count === 0 || shaped === undefined ? undefined : drawn / count,
        numbers: {
          before: formatProbabilityAligned(probabilities[id]),
          now: shaped === undefined ? words.removed : formatProbabilityAligned(shaped),
          drawn: count === 0 ? words.none : formatCount(drawn),
          expected: count === 0 ? words.none : formatExpected((shaped ?? 0) * count),
        },
      }
    })
  })

  get story(): string {
    return storyOf(this.#trace, this.#knobs.T)
  }

  readonly text = $derived.by(() =>
    writeText(this.#trace, this.#seed, Math.trunc(this.#settings.values.written)).map(
      (id) => words.words[id],
    ),
  )

  get canSample(): boolean {
    return this.text.length < fields.written.max
  }

  sample = (): void => {
    this.#settings.values.written = this.text.length + 1
  }

  clear = (): void => {
    this.#settings.values.written = 0
  }

  newDarts = (): void => {
    this.#settings.values.seed = (this.#seed + 1) % (fields.seed.max + 1)
  }

  get tally(): string {
    const count = this.#drawCount
    if (count === 0) return words.noTally
    const share = this.#trace.final.probability(0)
    const [word] = words.words
    if (share === 1) return words.certain(formatCount(count), word)
    return words.tally(
      formatCount(this.#countById[0]),
      formatCount(count),
      word,
      formatExpected(share * count),
      formatCount(Math.round(Math.sqrt(count * share * (1 - share)))),
    )
  }

  get temperature() {
    const { values } = this.#settings
    return temperatureSlider(values.T, fields.T, (T) => void (values.T = T))
  }

  get topP() {
    const { p } = this.#settings.values
    const { min, max } = fields.p
    const kept = words.kept(formatCount(this.#trace.keptCount))
    const all = words.ofAll(formatCount(probabilities.length))
    return {
      label: words.topP,
      valueLabel: words.value(words.topP),
      value: p,
      min,
      max,
      step: 0.01,
      decimals: 2,
      neutral: 1,
      note: p === 1 ? { strong: '', text: words.allKept } : { strong: kept, text: all },
      problem: words.topPProblem(String(min), String(max)),
      valueText: `${formatSetting(p, 0.01)}, ${kept}`,
      oninput: (value: number) => void (this.#settings.values.p = value),
    }
  }
}

/** An expected count, with a decimal while there is one to see. */
function formatExpected(count: number): string {
  if (count === 0) return '0'
  return count < 999.95 ? formatNumber(count, 1) : formatCount(Math.round(count))
}
