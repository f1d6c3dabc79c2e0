import {
  formatMagnitude,
  formatMagnitudeAligned,
  formatNumber,
  formatPercent,
  formatProbability,
  formatProbabilityAligned,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { fields } from './fields.ts'
import { dotAt, phasesOf, zeroOf } from './phases.ts'
import { weatherLogits as logits } from './weather.ts'

const words = messages.fourPhases
const phaseNames = fields.phase.of
/** Time to read what a phase did before the next one comes. */
const PHASE_MILLISECONDS = 2_000

export type PhaseName = (typeof phaseNames)[number]

/** A word in one phase: where its dot stands or how long its bar is, from 0 to 1, and its number. */
export type Cell = { readonly at: number; readonly number: string }

/** Softmax with temperature in four phases. */
export class FourPhasesView {
  readonly words = words
  readonly phaseNames = phaseNames
  readonly zero = zeroOf(logits)
  readonly temperatures = [0.2, 0.7, 2].map((value) => ({
    value,
    text: words.T(formatNumber(value, 1)),
  }))
  readonly phaseOptions = phaseNames.map((value, i) => ({
    value,
    text: String(i + 1),
    name: words.phaseName(String(i + 1), words.phases[value]),
  }))
  readonly #settings: FigureSettings<typeof fields>
  #timer = $state<ReturnType<typeof setTimeout>>()

  constructor(settings: FigureSettings<typeof fields>) {
    this.#settings = settings
  }

  readonly #phases = $derived.by(() => phasesOf(logits, this.#settings.values.T))

  /** How many phases are done, from 1 to 4. */
  get reached(): number {
    return phaseNames.indexOf(this.#settings.values.phase) + 1
  }

  get T(): string {
    const { T } = this.#settings.values
    return formatSetting(T, 0.1)
  }

  /** A row for each word, with a cell for each phase. A phase to come stands where it starts from. */
  readonly rows = $derived.by(() =>
    words.words.map((word, i) => ({
      word,
      cells: {
        logits: this.#dot(this.#phases.logits[i], 1),
        divide: this.#dot(this.#phases.divided[i], 2),
        exponentiate: this.#exponential(i),
        normalize: this.#share(i),
      } satisfies Record<PhaseName, Cell>,
    })),
  )

  #dot(score: number, decimals: number): Cell {
    return { at: dotAt(score, this.#phases), number: formatNumber(score, decimals) }
  }

  #exponential(i: number): Cell {
    const { exponentials } = this.#phases
    return {
      at: exponentials[i] / exponentials[0],
      number: formatMagnitudeAligned(exponentials[i]),
    }
  }

  #share(i: number): Cell {
    const share = this.#phases.shares[i]
    return { at: share, number: formatProbabilityAligned(share) }
  }

  /** The last row: what holds for a whole column. */
  get totals(): Record<PhaseName, { text: string; number: string }> {
    const { T } = this.#settings.values
    return {
      logits: { text: words.notAShare, number: '' },
      divide: { text: words.sameOrder(formatMagnitude(1 / T)), number: '' },
      exponentiate: { text: words.sum, number: formatMagnitudeAligned(this.#phases.sum) },
      normalize: { text: words.sum, number: formatPercent(1) },
    }
  }

  get explanation(): string {
    return words.explain[this.#settings.values.phase](this.T)
  }

  get verdict(): { kind: string; winner: string } {
    const { T } = this.#settings.values
    const share = formatProbability(this.#phases.shares[0])
    if (T === 1) return { kind: words.verdict.same(this.T), winner: words.winnerAtOne(share) }
    const kind = T < 1 ? words.verdict.sharper(this.T) : words.verdict.flatter(this.T)
    const own = formatProbability(phasesOf(logits, 1).shares[0])
    return { kind, winner: words.winner(share, own) }
  }

  get isPlaying(): boolean {
    return this.#timer !== undefined
  }

  togglePlay = (): void => {
    if (this.isPlaying) return this.pause()
    if (this.reached === phaseNames.length) this.step()
    this.#waitForNext()
  }

  pause = (): void => {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  /** On to the next phase, from the last one to the first. */
  step = (): void => {
    this.#settings.values.phase = phaseNames[this.reached % phaseNames.length]
  }

  #waitForNext(): void {
    const { phase } = this.#settings.values
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      // The reader or the text went elsewhere meanwhile.
      if (phase !== this.#settings.values.phase) return
      this.step()
      if (this.reached < phaseNames.length) this.#waitForNext()
    }, PHASE_MILLISECONDS)
  }
}
