import {
  formatCount,
  formatNumber,
  formatOdds,
  formatProbabilityAligned,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Stage, Trace } from '#lib/sampling/index.ts'
import { dartOnView, taken } from '#lib/state/bench.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import type { Session } from '#lib/widgets/bench/session.svelte.ts'
import { MediaQuery } from 'svelte/reactivity'
import { stageName } from './stage-name.ts'
import { layOutRows, narrowPlan, widePlan, type Line } from './rows.ts'

const words = messages.distribution
/** The scale ends a little beyond the longest bar, on a multiple of this. */
const SCALE_STEP = 0.02
/** A bar that stands for something is never thinner, in percent of the scale. */
const LEAST_BAR = 0.6

export type Row = {
  key: string
  id: number
  rank: string
  bytes: Uint8Array
  isSpecial: boolean
  spoken: string
  probability: string
  own: string
  logit: string
  odds: string
  /** Lengths in percent of the bar's cell. */
  shapedBar: number
  ownBar: number
  removedBy: string | undefined
  /** The token of the step on view, or the one that the coming dart points at. */
  mark: 'taken' | 'hit' | undefined
}

/** Several ranks in one line: a fold, or the rest of the vocabulary. */
export type Group = {
  kind: 'fold' | 'rest'
  label: string
  probability: string
  own: string
  shapedBar: number
  ownBar: number
  isRemoved: boolean
  opens: string | undefined
}

export type Cut = { name: string; kept: string }
export type ShownLine =
  { kind: 'row'; row: Row } | { kind: 'group'; group: Group } | { kind: 'cut'; cuts: Cut[] }

/** The next-token distribution: rows of the shaped one, with the model's own behind each. */
export class DistributionView {
  readonly words = words
  readonly #session: Session
  readonly #narrow = new MediaQuery('max-width: 599px')
  #opened = $state(false)

  constructor(session: Session) {
    this.#session = session
  }

  readonly lines: readonly ShownLine[] = $derived.by(() => this.#layOut())

  get opened(): boolean {
    return this.#opened
  }

  toggle(): void {
    this.#opened = !this.#opened
  }

  get isStale(): boolean {
    return this.#session.place?.node !== this.#session.bench.cursor
  }

  /** What stands in place of the rows while there are none. */
  get gap(): string | undefined {
    if (this.#session.trace) return undefined
    const { gap, failure, model } = this.#session
    if (gap === 'needs-model' && !model.isLoading) return words.needsModel
    if (gap === 'failed' && failure) return messages.model.failures[failure].join(' ')
    if (!model.live && model.recordingsFailed) return words.noRecordings
    if (gap === 'nothing-yet') return words.fetching
    return words.waiting
  }

  /** The chart in two sentences, for who does not see it. */
  get summary(): string {
    const { trace } = this.#session
    const speller = this.#session.model.speller
    if (!trace || !speller) return ''
    const top = [...trace.idByRank.subarray(0, 3)]
      .map((id, rank) => {
        const probability = formatProbabilityAligned(trace.probabilityByRank[rank] ?? 0).trim()
        return `${spokenToken(speller.piece(id))} ${probability}`
      })
      .join('; ')
    const removed = trace.own.vocabSize - trace.keptCount
    const kept =
      removed > 0
        ? words.summaryKept(formatCount(trace.keptCount), formatCount(removed))
        : words.summaryAll(formatCount(trace.keptCount))
    return words.summary(top, kept)
  }

  take(id: number): void {
    void this.#session.take(id)
  }

  #layOut(): ShownLine[] {
    const { trace } = this.#session
    if (!trace) return []
    const plan = this.#narrow.current ? narrowPlan : widePlan
    const scale = scaleOf(trace)
    const cuts = cutsOf(trace)
    // A second cut takes the room of two rows.
    const head = plan.head - 2 * Math.max(0, cuts.length - 1)
    return layOutRows(trace.own.vocabSize, trace.keptCount, { ...plan, head }, this.#opened).map(
      (line) => this.#line(trace, line, scale, cuts),
    )
  }

  #line(trace: Trace, line: Line, scale: number, cuts: Cut[]): ShownLine {
    if (line.kind === 'row') return { kind: 'row', row: this.#row(trace, line.rank, scale) }
    if (line.kind === 'cut') return { kind: 'cut', cuts }
    return { kind: 'group', group: this.#group(trace, line, scale) }
  }

  #row(trace: Trace, rank: number, scale: number): Row {
    const { model, bench, hit } = this.#session
    const speller = model.speller!
    const id = trace.idByRank[rank]
    const bytes = speller.piece(id)
    const isSpecial = speller.info.specialIds.includes(id)
    const own = trace.own.probabilityOf(id)
    const isKept = rank < trace.keptCount
    const shaped = isKept ? trace.probabilityByRank[rank] : 0
    const next = taken(bench)
    const isHit = hit?.id === id && dartOnView(bench)?.fallen === false
    return {
      key: `row ${rank}`,
      id,
      rank: formatCount(trace.own.rankById[id] + 1),
      bytes,
      isSpecial,
      spoken: spokenToken(bytes, isSpecial),
      probability: isKept ? formatProbabilityAligned(shaped) : words.removed,
      own: formatProbabilityAligned(own),
      logit: formatNumber(trace.own.logitOf(id)),
      odds: formatOdds(isKept ? shaped : own),
      shapedBar: barLength(shaped, scale),
      ownBar: barLength(own, scale),
      removedBy: isKept ? undefined : words.removedBy(stageName(trace.stages[trace.removedBy(id)])),
      mark: next?.tokenId === id ? 'taken' : isHit ? 'hit' : undefined,
    }
  }

  #group(trace: Trace, line: Line & { kind: 'fold' | 'rest' }, scale: number): Group {
    const { from, to } = line
    const isRemoved = from >= trace.keptCount
    const shaped = isRemoved ? 0 : trace.final.weightOf(from, to) / trace.final.total
    const own = ownMass(trace, from, to)
    const count = formatCount(to - from)
    const label =
      line.kind === 'rest' ? words.more(count) : words.ranks(formatCount(from + 1), formatCount(to))
    const opens =
      line.kind === 'rest' ? words.showMore('20') : words.showRows(formatCount(to - from))
    return {
      kind: line.kind,
      label,
      probability: isRemoved ? words.removed : formatProbabilityAligned(shaped),
      own: formatProbabilityAligned(own),
      shapedBar: line.kind === 'rest' ? barLength(shaped, scale) : 0,
      ownBar: line.kind === 'rest' ? barLength(own, scale) : 0,
      isRemoved,
      opens: line.opens ? opens : undefined,
    }
  }
}

/** The model's own mass of some ranks of the final order. */
function ownMass(trace: Trace, from: number, to: number): number {
  if (trace.idByRank === trace.own.idByRank) return trace.own.weightOf(from, to) / trace.own.total
  let mass = 0
  for (let rank = from; rank < to; rank++) mass += trace.own.probabilityOf(trace.idByRank[rank])
  return mass
}

function scaleOf(trace: Trace): number {
  const longest = Math.max(trace.own.probability(0), trace.probabilityByRank[0])
  return Math.min(1, Math.ceil((longest * 1.05) / SCALE_STEP) * SCALE_STEP)
}

function barLength(probability: number, scale: number): number {
  if (probability === 0) return 0
  return Math.min(100, Math.max(LEAST_BAR, (probability / scale) * 100))
}

/** One line for each stage that removed tokens; the last one is where the distribution ends. */
function cutsOf(trace: Trace): Cut[] {
  return trace.stages
    .filter((stage) => stage.before.count > stage.after.count)
    .reverse()
    .map((stage: Stage, i) => ({
      name: i === 0 ? words.cut(stageName(stage)) : words.cutBefore(stageName(stage)),
      kept: words.cutKept(formatCount(stage.keptCount), formatNumber(stage.keptMass, 3)),
    }))
}
