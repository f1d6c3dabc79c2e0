import { untrack } from 'svelte'
import {
  formatCount,
  formatNumber,
  formatProbability,
  formatProbabilityAligned,
} from '#lib/charts/number-format.ts'
import { hashLogits } from '#lib/engine/llama/logits-hash.ts'
import recording from '#lib/engine/recorded/reshape.json' with { type: 'json' }
import type { Engine, Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import { rank, type Ranking } from '#lib/sampling/index.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { readPiece } from '#lib/text/written-piece.ts'
import { linearScale } from '#lib/widgets/distribution/bar-scale.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { LiveWork, type ModelView, type WorkingModel } from '#lib/widgets/model/index.ts'
import { capture, LISTED, type RecordedStep, type ReshapeRecording } from './capture.ts'
import type { fields } from './fields.ts'
import { shape, shapeListed } from './shape.ts'

const words = messages.reshape
const { vocabSize, steps }: ReshapeRecording = recording

type Model = WorkingModel & Pick<ModelView, 'recorded' | 'recordingsFailed'>

/** The logits of a step, kept. */
type Kept = { readonly logits: Float32Array; readonly own: Ranking; readonly source: Provenance }

export type Row = {
  readonly bytes: Uint8Array
  readonly isPick: boolean
  readonly isRemoved: boolean
  readonly logit: number
  readonly own: number
  /** Undefined until the logits of the step are read. */
  readonly shaped: number | undefined
  /** What a list of these rows alone makes of it. */
  readonly only: number
}

/** Six greedy steps with their logits kept, and what temperature and top-p make of one of them without the model. */
export class ReshapeView {
  readonly words = words
  readonly settings: FigureSettings<typeof fields>
  readonly work: LiveWork
  readonly #model: Model
  /** By step, from 0. */
  #kept = $state.raw<readonly (Kept | undefined)[]>([])
  #calls = $state(0)
  #tried = $state(0)
  #isSame = $state(true)
  #isSeen = $state(false)
  #unread = $state(false)

  constructor(settings: FigureSettings<typeof fields>, model: Model) {
    this.settings = settings
    this.#model = model
    this.work = new LiveWork(model, (engine, signal) => this.#capture(engine, signal))
    // The first time it is seen with the model there, it captures by itself.
    $effect(() => {
      if (this.#isSeen && model.live && untrack(() => this.#calls === 0)) this.work.begin()
    })
    $effect(() => {
      if (this.#needsLogits && !this.#unread && model.recorded) void this.#read(this.#at)
    })
    let isFirst = true
    $effect(() => {
      void [this.#setting.T, this.#setting.p]
      if (!isFirst) untrack(() => this.#tried++)
      isFirst = false
    })
  }

  /** Tells it when it comes on screen. */
  see = (element: HTMLElement): (() => void) => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) this.#isSeen = true
    })
    observer.observe(element)
    return () => observer.disconnect()
  }

  // The step on view.

  readonly #at = $derived.by(() => Math.round(this.settings.values.step) - 1)
  readonly #step: RecordedStep = $derived.by(() => steps[this.#at])
  readonly #known = $derived.by(() => this.#kept[this.#at])
  readonly #setting = $derived.by(() => ({ T: this.settings.values.T, p: this.settings.values.p }))
  readonly #isNeutral = $derived(this.#setting.T === 1 && this.#setting.p === 1)
  readonly #shaped = $derived.by(() => {
    const known = this.#known
    return known && shape(known.logits, known.own, this.#setting)
  })
  readonly #only = $derived.by(() =>
    shapeListed(
      this.#step.top.map(({ logit }) => logit),
      this.#setting,
    ),
  )

  get #needsLogits(): boolean {
    return !this.#isNeutral && !this.#known && !this.work.isRunning
  }

  get provenance(): Provenance {
    return this.#known?.source ?? 'recorded'
  }

  readonly choices = steps.map(({ piece }, i) => {
    const bytes = readPiece(piece)
    return { step: i + 1, bytes, name: words.stepName(String(i + 1), spokenToken(bytes)) }
  })

  get stepNumber(): number {
    return this.#at + 1
  }

  readonly rows: Row[] = $derived.by(() =>
    this.#step.top.map(({ id, piece, logit }, rank) => {
      const own = Math.exp(logit - this.#step.logSum)
      const shaped = this.#shaped?.probabilityOf(id) ?? (this.#isNeutral ? own : undefined)
      return {
        bytes: readPiece(piece),
        isPick: rank === 0,
        isRemoved: shaped === 0,
        logit,
        own,
        shaped,
        only: this.#only.probabilityOf(rank),
      }
    }),
  )

  readonly scale = $derived.by(() => {
    const { top16 } = this.settings.values
    return linearScale(
      Math.max(
        ...this.rows.map(({ own, shaped = 0, only }) => Math.max(top16 ? only : own, shaped)),
      ),
    )
  })

  get rest(): { count: string; own: number; shaped: number | undefined } {
    const sum = (of: (row: Row) => number) => this.rows.reduce((sum, row) => sum + of(row), 0)
    const isKnown = this.rows[0].shaped !== undefined
    const own = Math.max(0, 1 - sum(({ own }) => own))
    const all = this.#shaped && this.#shaped.count <= LISTED
    const shaped = all ? 0 : Math.max(0, 1 - sum(({ shaped }) => shaped ?? 0))
    const count = words.rest(formatCount(vocabSize - LISTED))
    return { count, own, shaped: isKnown ? shaped : undefined }
  }

  probability(value: number | undefined): string {
    return value === undefined ? words.unknown : formatProbabilityAligned(value)
  }

  error({ shaped, only }: Row): string {
    if (shaped === undefined) return words.unknown
    const points = formatNumber((only - shaped) * 100, 1)
    return words.points(only > shaped ? `+${points}` : points)
  }

  // The gap.

  get gap(): { first: Uint8Array; second: Uint8Array; text: string; verdict: string } {
    const [first, second] = this.rows
    const { T } = this.#setting
    const gap = first.logit - second.logit
    const after = T === 1 ? '' : words.afterT(formatNumber(gap / T), formatNumber(T))
    const times = words.times(formatNumber(Math.exp(gap / T), gap / T < 4.6 ? 2 : 0))
    const alone = second.isRemoved ? ` ${words.outOfNucleus}` : ''
    return {
      first: first.bytes,
      second: second.bytes,
      text: `${words.gap(formatNumber(gap))}${after}${times}`,
      verdict: `${words.stays}${alone}`,
    }
  }

  /** What a list of 16 gets wrong here. */
  get distortion(): string {
    const [first] = this.rows
    const mass = words.onlyHolds(formatProbability(1 - this.rest.own))
    if (first.shaped === undefined) return mass
    const times = words.onlyTimes(formatNumber(first.only / first.shaped))
    const shaped = this.#shaped
    if (this.#setting.p === 1 || !shaped) return `${mass} ${times}`
    const [few, all] = [formatCount(this.#only.count), formatCount(shaped.count)]
    return `${mass} ${times} ${words.onlyNucleus(few, all)}`
  }

  get keptCount(): string | undefined {
    return this.#shaped && formatCount(this.#shaped.count)
  }

  // Where the logits come from.

  get status(): string {
    const total = formatCount(capture.steps)
    if (this.work.isRunning) return words.capturing(formatCount(this.#calls + 1), total)
    if (this.isUnread) return words.unread
    if (this.#needsLogits) return words.reading
    return this.work.obstacle
  }

  /** Whether the logits that a setting needs cannot be had. */
  get isUnread(): boolean {
    return this.#needsLogits && (this.#unread || this.#model.recordingsFailed)
  }

  get canReadAgain(): boolean {
    return this.isUnread && !this.#model.recordingsFailed
  }

  readAgain = (): void => {
    this.#unread = false
  }

  /** How many model calls there were, and how many settings were worked out without one. */
  get calls(): string {
    const since = words.kept.since(formatCount(this.#tried))
    const isCaptured = this.#calls === capture.steps
    if (!isCaptured) return `${words.kept.recorded(formatCount(capture.steps))} ${since}`
    const same = this.#isSame ? words.kept.same : words.kept.differ
    return `${words.kept.live(formatCount(this.#calls))} ${same} ${since}`
  }

  async #capture(engine: Pick<Engine, 'tokenize' | 'forward'>, signal: AbortSignal): Promise<void> {
    this.#calls = 0
    this.#isSame = true
    const { captureGreedy } = await import('#lib/state/greedy-capture.ts')
    for await (const { id, logits, own } of captureGreedy(engine, capture, signal)) {
      const at = this.#calls++
      const { logits: recorded } = steps[at]
      if (id !== steps[at].id || hashLogits(logits) !== recorded.hash) this.#isSame = false
      this.#keep(at, { logits, own, source: 'live' })
    }
    this.#tried = 0
  }

  async #read(at: number): Promise<void> {
    try {
      const logits = await this.#model.recorded!.readLogits(steps[at].logits)
      if (!this.#kept[at]) this.#keep(at, { logits, own: rank(logits), source: 'recorded' })
    } catch {
      this.#unread = true
    }
  }

  #keep(at: number, kept: Kept): void {
    this.#kept = steps.map((_, i) => (i === at ? kept : this.#kept[i]))
  }
}
