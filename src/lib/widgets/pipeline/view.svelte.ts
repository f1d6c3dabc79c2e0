import {
  formatCount,
  formatNumber,
  formatProbability,
  formatProbabilityAligned,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { processorOf, type Trace } from '#lib/sampling/index.ts'
import { dartOnView, taken } from '#lib/state/bench.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { benchPicture, type PictureContext } from '#lib/widgets/picture/index.ts'
import { cardFace, type CardFace } from './card-face.ts'
import { drawWords, titleOf } from './card-words.ts'
import { miniChart, miniScale, type MiniScale } from './mini-chart.ts'
import { numbersOf } from './numbers.ts'
import { runningSum, threshold, type RankChart } from './rank-chart.ts'
import { stagesOf, type PipelineStage } from './stages.ts'
import { tableOf, type TableLine } from './table.ts'

const words = messages.pipeline
const openedWords = messages.openedStage
/** Tokens offered to be followed, besides the one on view. */
const OFFERED = 20

export type Card = CardFace & {
  key: string
  /** The token followed was removed here. */
  diesHere: string | undefined
}

export type Row = {
  rank: string
  bytes: Uint8Array
  before: string
  sum: string | undefined
  after: string | undefined
  isFollowed: boolean
}
export type ShownLine =
  { kind: 'row'; row: Row } | { kind: 'fold'; count: string } | { kind: 'cut' }

export type Plot = {
  chart: RankChart
  title: string
  summary: string
  kind: 'sum' | 'threshold'
  limit: string
  cut: string
  last: string
  top: string
  bottom: string
}

export type Opened = {
  title: string
  help: string
  formula: string
  source: string | undefined
  agreement: string | undefined
  numbers: readonly string[]
  plot: Plot | undefined
  lines: readonly ShownLine[]
  /** No column for what a stage leaves as it is. */
  columns: { before: string; after: string | undefined; hasSum: boolean }
}

/** The pipeline: what each stage of the chain makes of the distribution on view. */
export class PipelineView {
  readonly words = words
  readonly #session: Session
  #open = $state<string>()
  #chosen = $state<number>()

  constructor(session: Session) {
    this.#session = session
  }

  readonly #stages: readonly PipelineStage[] = $derived.by(() => {
    const { trace } = this.#session
    return trace ? stagesOf(trace) : []
  })

  readonly #scale: MiniScale | undefined = $derived.by(() => {
    const { trace } = this.#session
    return trace && miniScale(trace.own, this.#stages)
  })

  readonly cards: readonly Card[] = $derived.by(() => {
    const { trace } = this.#session
    return trace ? this.#stages.map((stage) => this.#card(stage, trace, this.#scale!)) : []
  })

  readonly opened: Opened | undefined = $derived.by(() => {
    const stage = this.#stages.find(({ key }) => key === this.#open)
    return stage && this.#detail(stage)
  })

  isOpen(key: string): boolean {
    return this.#open === key
  }

  toggle(key: string): void {
    this.#open = this.#open === key ? undefined : key
  }

  /** The token whose numbers are put into the formulas. */
  get followed(): number | undefined {
    return this.#chosen ?? this.#onView
  }

  /** The token of the step on view: the one that stands there, else the one that the dart points at. */
  get #onView(): number | undefined {
    return (
      taken(this.#session.bench)?.tokenId ??
      this.#session.hit?.id ??
      this.#session.trace?.idByRank[0]
    )
  }

  follow(value: string): void {
    this.#chosen = value === '' ? undefined : Number(value)
  }

  get chosenValue(): string {
    return this.#chosen === undefined ? '' : String(this.#chosen)
  }

  /** Tokens to choose from: the one on view, and the model's first. */
  get tokens(): { value: string; name: string }[] {
    const { place } = this.#session
    if (!place || this.#onView === undefined) return []
    const first = [...place.own.idByRank.subarray(0, OFFERED)]
    const other = this.#chosen !== undefined && !first.includes(this.#chosen) ? [this.#chosen] : []
    return [
      { value: '', name: words.onView(this.#spoken(this.#onView)) },
      ...[...other, ...first].map((id) => ({ value: String(id), name: this.#spoken(id) })),
    ]
  }

  get followedName(): string {
    return this.followed === undefined ? '' : this.#spoken(this.followed)
  }

  /** What the pictures of the cards and of an opened stage say. */
  pictureOf(summary: string): PictureContext {
    return benchPicture(this.#session, summary)
  }

  get gap(): string | undefined {
    return this.#session.trace ? undefined : (this.#session.chainProblem ?? words.empty)
  }

  #bytes(id: number): Uint8Array {
    return this.#session.model.speller?.piece(id) ?? new Uint8Array()
  }

  #spoken(id: number): string {
    return spokenToken(this.#bytes(id))
  }

  #card(stage: PipelineStage, trace: Trace, scale: MiniScale): Card {
    const { followed } = this
    const isRemoved =
      followed !== undefined &&
      stage.before.rankOf(followed) >= 0 &&
      stage.after.rankOf(followed) < 0
    return {
      key: stage.key,
      ...(stage.kind === 'draw' ? this.#drawFace(stage, trace, scale) : cardFace(stage, scale)),
      diesHere: isRemoved ? words.diesHere(this.#spoken(followed)) : undefined,
    }
  }

  #drawFace(stage: PipelineStage, trace: Trace, scale: MiniScale): CardFace {
    const { hit, bench } = this.#session
    const dart = dartOnView(bench)
    return {
      title: titleOf(stage),
      value: words.seed(String(bench.seed)),
      drawn: hit && this.#bytes(hit.id),
      strong: '',
      text: hit
        ? drawWords(trace.own.probabilityOf(hit.id), trace.final.probabilityOf(hit.id))
        : words.texts.byHand,
      chart: miniChart(stage, scale, hit?.id),
      labels: { first: '', last: dart ? `u = ${formatNumber(dart.u, 3)}` : '', cut: undefined },
      isFaint: false,
    }
  }

  #detail(stage: PipelineStage): Opened {
    const { kind, step, shows } = stage
    const processor = step && processorOf(step.id)
    const { followed } = this
    const lines = tableOf(stage, followed)
    const u = dartOnView(this.#session.bench)?.u
    return {
      title: titleOf(stage),
      help: processor?.help ?? openedWords.help[kind as 'raw' | 'softmax' | 'draw'],
      formula: processor?.formula ?? openedWords.formulas[kind as 'raw' | 'softmax' | 'draw'],
      source: processor?.source,
      agreement: processor?.agreement,
      numbers: followed === undefined ? [] : numbersOf(stage, followed, u),
      plot: plotOf(stage),
      lines: lines.map((line) => this.#line(line, stage)),
      columns: {
        ...columnsOf(stage),
        hasSum: shows === 'probabilities',
      },
    }
  }

  #line(line: TableLine, { kind, shows, before }: PipelineStage): ShownLine {
    if (line.kind === 'cut') return line
    if (line.kind === 'fold')
      return { kind: 'fold', count: openedWords.folded(formatCount(line.count)) }
    const { id, rank, after, sum } = line
    const write = shows === 'logits' ? formatNumber : formatProbabilityAligned
    const from = kind === 'softmax' ? formatNumber(before.logitAt(rank)) : write(line.before)
    const row: Row = {
      rank: formatCount(rank + 1),
      bytes: this.#bytes(id),
      before: from,
      sum: shows === 'probabilities' ? formatNumber(sum, 4) : undefined,
      after: after === undefined ? undefined : write(after),
      isFollowed: id === this.followed,
    }
    return { kind: 'row', row }
  }
}

function columnsOf({ kind, shows }: PipelineStage): { before: string; after: string | undefined } {
  const { logit, probability, before, after } = openedWords.columns
  if (kind === 'raw') return { before: logit, after: undefined }
  if (kind === 'draw') return { before: probability, after: undefined }
  if (kind === 'softmax') return { before: logit, after: probability }
  return { before: shows === 'logits' ? logit : before, after }
}

/** The chart that shows a rule at work, where there is one. */
function plotOf({ step, before, after }: PipelineStage): Plot | undefined {
  if (!step || before.count === after.count) return undefined
  const kept = formatCount(after.count)
  const ends = (chart: RankChart) => ({ chart, cut: kept, last: formatCount(chart.ranks) })
  if (step.id === 'top-p') {
    const p = step.params.p as number
    const limit = formatNumber(p)
    const summary = openedWords.chart.runningSum(kept, formatNumber(step.notes.mass, 4), limit)
    const chart = runningSum(before, after.count, p)
    const plot = {
      ...ends(chart),
      title: openedWords.runningSum,
      kind: 'sum',
      limit,
      summary,
    } as const
    return { ...plot, top: '1', bottom: '0' }
  }
  const { line } = step.notes
  if (line === undefined || !(line > 0)) return undefined
  const chart = threshold(before, after.count, line)
  const limit = formatProbability(line)
  return {
    ...ends(chart),
    title: openedWords.threshold,
    kind: 'threshold',
    limit,
    summary: openedWords.chart.threshold(kept, limit),
    top: formatProbability(1),
    bottom: formatProbability(chart.bottom),
  }
}
