import { MediaQuery } from 'svelte/reactivity'
import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { dartOnView, taken } from '#lib/state/bench.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { linearScale, logScale, type BarScale, type BarScaleKind } from './bar-scale.ts'
import { cutsOf, type Cut } from './cuts.ts'
import type { FindView } from './find/find-view.svelte.ts'
import { foundList, shownRankOf, wholeList, type LineList } from './line-list.ts'
import { massOfRanks, massOfUnmarked } from './mass.ts'
import { heldHeight, layOutRows, narrowPlan, widePlan, type Line, type RowPlan } from './rows.ts'
import { Scroller } from './scroller.svelte.ts'
import { LineWriter, type Group, type Marks, type Row } from './shown-lines.ts'
import { TokenFacts } from './token-facts.ts'

const words = messages.distribution
/** Heights of a line of a list, in pixels. */
const LINE_HEIGHT = { whole: { wide: 24, narrow: 32 }, found: { wide: 28, narrow: 56 } }

/** A line as it is drawn; its key is its place among all lines. */
export type ShownLine = {
  readonly key: number
  /** How far above the rest it stays while others scroll, in pixels. */
  readonly pin?: number | undefined
} & (
  | { readonly kind: 'row'; readonly row: Row }
  | { readonly kind: 'fold'; readonly group: Group; readonly opens: string | undefined }
  | { readonly kind: 'cut'; readonly cut: Cut }
  | { readonly kind: 'heading'; readonly text: string }
)

/**
 * The lines of the distribution: some rows around the cut, or a list drawn as far as it is in sight, of the whole
 * vocabulary or of the tokens found; and the rest, with which they add up to 1.
 */
export class Lines {
  /** Whether the first 30 rows are shown, whatever folds. */
  isOpened = $state(false)
  /** Whether the whole vocabulary is listed. */
  isWhole = $state(false)
  scaleKind = $state<BarScaleKind>('linear')
  /** The line that has the focus: it is drawn wherever it is. */
  active = $state<number>()
  readonly scroller: Scroller
  readonly #session: Session
  readonly #find: FindView
  readonly #narrow = new MediaQuery('max-width: 599px')

  readonly cuts = $derived.by(() => (this.#session.trace ? cutsOf(this.#session.trace) : []))
  readonly cutRanks = $derived(this.cuts.map(({ rank }) => rank))
  readonly #marks: Marks = $derived.by(() => {
    const { bench, hit } = this.#session
    const isComing = dartOnView(bench)?.fallen === false
    return { taken: taken(bench)?.tokenId, hit: isComing ? hit?.id : undefined }
  })
  readonly scale: BarScale = $derived.by(() => {
    const { trace } = this.#session
    if (this.scaleKind === 'log') return logScale
    return linearScale(trace ? Math.max(trace.own.probability(0), trace.final.probability(0)) : 1)
  })
  readonly facts = $derived.by(() => {
    const { place, model } = this.#session
    return place && model.speller && new TokenFacts(place.own, model.speller)
  })
  readonly #found = $derived.by(() => {
    const { place } = this.#session
    const { matches } = this.#find
    return place && matches && foundList(matches, place.own)
  })
  /** What is scrolled through; undefined where all lines are drawn. */
  readonly list: LineList | undefined = $derived.by(() => {
    const { trace } = this.#session
    if (this.isFinding) return this.#found
    return trace && this.isWhole ? wholeList(trace, this.cutRanks) : undefined
  })
  readonly layout = $derived.by(() => {
    const { trace } = this.#session
    if (!trace || this.isListed) return undefined
    const { taken, hit } = this.#marks
    const ids = [taken, hit].filter((id) => id !== undefined)
    const marks = ids.map((id) => shownRankOf(id, trace))
    return layOutRows(trace.own.vocabSize, { cuts: this.cutRanks, marks }, this.plan, this.isOpened)
  })
  readonly #writer = $derived.by(() => {
    const { trace } = this.#session
    return trace && this.facts && new LineWriter(trace, this.facts, this.scale, this.#marks)
  })
  /** Lines of a list, for as long as they stay the same: scrolling makes new ones alone. */
  readonly #known = $derived.by(() => {
    void this.#writer
    void this.list
    return new Map<number, ShownLine>()
  })

  readonly shown: readonly ShownLine[] = $derived.by(() => {
    if (!this.#writer) return []
    return this.list ? this.#listLines(this.list) : this.#layoutLines()
  })
  /** All that is in no line: with it, what is shown adds up to 1. */
  readonly rest: Group | undefined = $derived.by(() => this.#makeRest())

  constructor(session: Session, find: FindView) {
    this.#session = session
    this.#find = find
    this.scroller = new Scroller(() => ({ count: this.list?.count ?? 0, lineHeight: this.height }))
  }

  get isFinding(): boolean {
    return this.#find.matches !== undefined
  }

  /** Whether the lines are a list that scrolls. */
  get isListed(): boolean {
    return this.isWhole || this.isFinding
  }

  get plan(): RowPlan {
    return this.#narrow.current ? narrowPlan : widePlan
  }

  /** Of one line of a list, in pixels. */
  get height(): number {
    const heights = this.isFinding ? LINE_HEIGHT.found : LINE_HEIGHT.whole
    return this.#narrow.current ? heights.narrow : heights.wide
  }

  get count(): number {
    return this.list?.count ?? this.shown.length
  }

  /** Of the lines that others have scrolled under, in pixels. */
  get pinnedHeight(): number {
    // A pixel of tolerance: a zoomed page scrolls by parts of one.
    return this.layout ? heldHeight(this.layout, this.plan, this.scroller.bottom + 1) : 0
  }

  isRow(index: number): boolean {
    return this.list ? this.list.at(index).kind === 'token' : this.shown[index].kind === 'row'
  }

  #listLines(list: LineList): ShownLine[] {
    const { from, to } = this.scroller.drawn
    const lines: ShownLine[] = []
    for (let index = from; index < to; index++) lines.push(this.#listLine(list, index))
    const { active } = this
    if (active !== undefined && active < from) lines.unshift(this.#listLine(list, active))
    if (active !== undefined && active >= to && active < list.count)
      lines.push(this.#listLine(list, active))
    return lines
  }

  #listLine(list: LineList, key: number): ShownLine {
    const known = this.#known.get(key)
    if (known) return known
    const line = this.#makeListLine(list, key)
    this.#known.set(key, line)
    return line
  }

  #makeListLine(list: LineList, key: number): ShownLine {
    const line = list.at(key)
    if (line.kind === 'token') return { key, kind: 'row', row: this.#writer!.row(line.id) }
    if (line.kind === 'cut') return { key, kind: 'cut', cut: this.cuts[line.cut] }
    const text = words.heading(words.match[line.match], formatCount(line.count))
    return { key, kind: 'heading', text }
  }

  #layoutLines(): ShownLine[] {
    const { lines, pins } = this.layout ?? { lines: [] }
    return lines.map((line, key) => ({ ...this.#layoutLine(line, key), pin: pins?.get(key) }))
  }

  #layoutLine(line: Line, key: number): ShownLine {
    const trace = this.#session.trace!
    const writer = this.#writer!
    if (line.kind === 'row') return { key, kind: 'row', row: writer.row(trace.idByRank[line.rank]) }
    if (line.kind === 'cut') return { key, kind: 'cut', cut: this.cuts[line.cut] }
    const { from, to, opens } = line
    const label = words.ranks(formatCount(from + 1), formatCount(to))
    const group = writer.group(label, massOfRanks(trace, from, to))
    const offer = opens === to - from ? words.showRows : words.showMore
    return { key, kind: 'fold', group, opens: opens > 0 ? offer(formatCount(opens)) : undefined }
  }

  #makeRest(): Group | undefined {
    const { trace } = this.#session
    const writer = this.#writer
    if (!trace || !writer) return undefined
    const { vocabSize } = trace.own
    const { matches } = this.#find
    if (matches && this.list) {
      const label = restLabel(vocabSize - this.list.tokenCount)
      return writer.group(label, massOfUnmarked(trace, matches))
    }
    const from = this.list?.tokensBefore(this.scroller.end) ?? this.layout?.rest.from ?? vocabSize
    return writer.group(restLabel(vocabSize - from), massOfRanks(trace, from, vocabSize))
  }
}

function restLabel(count: number): string {
  return count === 0 ? words.noMore : words.more(formatCount(count))
}
