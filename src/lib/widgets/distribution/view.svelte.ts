import { tick } from 'svelte'
import { formatCount, formatProbability } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Trace } from '#lib/sampling/index.ts'
import type { NodeId } from '#lib/state/context-tree.ts'
import { segments } from '#lib/ui/segments.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { benchPicture, type PictureContext } from '#lib/widgets/picture/index.ts'
import { FindView } from './find/find-view.svelte.ts'
import { lineOfRank, shownRankOf } from './line-list.ts'
import { Lines } from './lines.svelte.ts'

const words = messages.distribution
/** Rows that a page key passes where nothing scrolls. */
const PAGE_ROWS = 10
/** How long a press that took nothing is told. */
const MISSED_MILLISECONDS = 6000
/** How many tokens the summary names. */
const TOP = 3

/** The next-token distribution: rows of the shaped one, with the model's own behind each. */
export class DistributionView {
  readonly words = words
  readonly scales = segments(['linear', 'log'], words.scales)
  readonly find: FindView
  readonly lines: Lines
  readonly #session: Session
  /** The token that was asked for, by its rank or from the search. */
  #sought = $state<number>()
  #isNoRank = $state(false)
  /** The place whose tokens were still awaited when one of the place before was pressed. */
  #missedAt = $state<NodeId>()
  #missedTimer: ReturnType<typeof setTimeout> | undefined

  /** Said when a press took nothing, a list stands still, or a search is answered. */
  readonly announcement: string = $derived.by(() => {
    if (this.missed) return this.missed
    if (this.lines.isFinding || this.find.isSearching) return this.find.status
    return this.lines.isWhole && this.lines.scroller.isStill ? this.position : ''
  })
  /** The row that the Tab key stops at: the one that had the focus, or the first in sight. */
  readonly tabStop: number | undefined = $derived.by(() => {
    const { active, isListed, scroller, shown } = this.lines
    const rows = shown.filter(({ kind }) => kind === 'row')
    const first = isListed ? scroller.first : 0
    return rows.find(({ key }) => key === active)?.key ?? rows.find(({ key }) => key >= first)?.key
  })

  constructor(session: Session) {
    this.#session = session
    this.find = new FindView(session, () => this.lines.scroller.toTop())
    this.lines = new Lines(session, this.find)
  }

  get isStale(): boolean {
    return this.#session.place?.node !== this.#session.cursor
  }

  /** What stands in place of the rows while there are none. */
  get gap(): string | undefined {
    if (this.#session.trace) return undefined
    const { gap, failure, model, chainProblem } = this.#session
    if (chainProblem) return `${messages.chainEditor.problemHere} ${chainProblem}.`
    if (gap === 'needs-model' && !model.isLoading) return words.needsModel
    if (gap === 'failed' && failure) return messages.model.failures[failure].join(' ')
    if (!model.live && model.recordingsFailed) return words.noRecordings
    if (gap === 'nothing-yet') return words.fetching
    return words.waiting
  }

  /** The chart in a few sentences, for who does not see it. */
  get summary(): string {
    const { trace } = this.#session
    const { facts, scaleKind } = this.lines
    if (!trace || !facts) return ''
    const { final, keptCount, own } = trace
    const top = [...final.idByRank.subarray(0, Math.min(TOP, keptCount))]
      .map((id, rank) => `${facts.of(id).spoken} ${formatProbability(final.probability(rank))}`)
      .join('; ')
    const removed = own.vocabSize - keptCount
    const kept =
      removed > 0
        ? words.summaryKept(formatCount(keptCount), formatCount(removed))
        : words.summaryAll(formatCount(keptCount))
    return `${words.summary(top, kept)} ${words.summaryBars[scaleKind](this.axis)}`
  }

  get picture(): PictureContext {
    return benchPicture(this.#session, this.summary)
  }

  /** The ends of the bars' scale; nothing while there are no bars. */
  get axis(): string {
    if (!this.#session.trace) return ''
    return words.axis(this.lines.scale.from, this.lines.scale.to)
  }

  get vocabSize(): number {
    return this.#session.trace?.own.vocabSize ?? 0
  }

  /** Which tokens of the list are in sight. */
  get position(): string {
    const { list, scroller } = this.lines
    if (!list || list.tokenCount === 0) return ''
    const from = list.tokensBefore(scroller.first) + 1
    const to = Math.max(from, list.tokensBefore(scroller.end))
    return words.position(formatCount(from), formatCount(to), formatCount(list.tokenCount))
  }

  get rankProblem(): string | undefined {
    return this.#isNoRank ? words.noRank(formatCount(this.vocabSize)) : undefined
  }

  /** Offers the rest of the first rows, where fewer are shown and none are folded. */
  get moreRows(): string | undefined {
    const more = this.lines.layout?.rest.opens
    return more ? words.showMore(formatCount(more)) : undefined
  }

  get allTokens(): string {
    return words.showAll(formatCount(this.vocabSize))
  }

  get canShowFewer(): boolean {
    return (this.lines.isOpened || this.lines.isWhole) && !this.lines.isFinding
  }

  isSought(id: number): boolean {
    return this.#sought === id
  }

  /** Shows the folded rows, or the rest of the first ones. */
  async open(): Promise<void> {
    const { shown } = this.lines
    const fold = shown.findIndex(({ kind }) => kind === 'fold')
    this.lines.isOpened = true
    await this.#focus(fold < 0 ? shown.length : fold)
  }

  async showAll(): Promise<void> {
    this.lines.isWhole = true
    await this.#startAgain()
  }

  async showFewer(): Promise<void> {
    this.lines.isWhole = false
    this.lines.isOpened = false
    await this.#startAgain()
  }

  /** What became of a press that came too early, for a while. */
  get missed(): string {
    return this.#missedAt === this.#session.cursor ? words.missed : ''
  }

  /**
   * Takes a token, and goes to the top of the distribution that follows. Rows of the place before take nothing: they stay
   * in sight while the model reads, but nobody means them any more.
   */
  async take(id: number): Promise<void> {
    this.#miss(this.isStale ? this.#session.cursor : undefined)
    if (this.isStale) return
    void this.#session.take(id)
    if (!this.lines.isListed) return
    this.find.clear()
    await this.#startAgain()
  }

  /** Shows a token that was found, at its place among all. */
  async show(id: number): Promise<void> {
    this.find.clear()
    this.lines.isWhole = true
    await this.#seek(id)
    await this.focusSought()
  }

  /** Scrolls to the token of one of the model's own ranks. @param text what was typed, counting from 1 */
  async goToRank(text: string): Promise<void> {
    const rank = Number(text)
    const own = this.#session.trace?.own
    const isRank = Number.isInteger(rank) && rank >= 1 && rank <= this.vocabSize
    this.#isNoRank = text !== '' && !isRank
    if (isRank && own) await this.#seek(own.idByRank[rank - 1])
  }

  /** Puts the focus on the row that was asked for. */
  async focusSought(): Promise<void> {
    const { trace } = this.#session
    if (trace && this.#sought !== undefined) await this.#focus(this.#lineOf(this.#sought, trace))
  }

  async focusFirst(): Promise<void> {
    if (this.tabStop !== undefined) await this.#focus(this.tabStop)
  }

  /** The line that holds the focus; undefined when it has left the grid. */
  setActive(index: number | undefined): void {
    this.lines.active = index
  }

  /** Moves the focus from row to row. @returns whether the key is one that does */
  move(key: string): boolean {
    const { active, count, list, scroller } = this.lines
    if (active === undefined) return false
    const page = list ? scroller.page - 1 : PAGE_ROWS
    const to = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    }[key]
    if (to === undefined) return false
    const row = this.#rowNear(Math.max(0, Math.min(count - 1, to)), to < active ? -1 : 1)
    if (row !== undefined) void this.#focus(row)
    return true
  }

  /** The next line that is a row; where none follows, the one before. */
  #rowNear(index: number, by: number): number | undefined {
    const { lines } = this
    for (const step of [by, -by])
      for (let at = index; at >= 0 && at < lines.count; at += step) if (lines.isRow(at)) return at
    return undefined
  }

  #miss(place: NodeId | undefined): void {
    this.#missedAt = place
    clearTimeout(this.#missedTimer)
    if (place !== undefined)
      this.#missedTimer = setTimeout(() => (this.#missedAt = undefined), MISSED_MILLISECONDS)
  }

  async #startAgain(): Promise<void> {
    this.#sought = undefined
    this.lines.active = undefined
    await tick()
    this.lines.scroller.toTop()
    this.lines.scroller.element?.scrollIntoView({ block: 'nearest' })
    await this.#focus(0)
  }

  async #seek(id: number): Promise<void> {
    this.#sought = id
    this.lines.active = undefined
    await tick()
    const { trace } = this.#session
    if (trace) this.lines.scroller.reveal(this.#lineOf(id, trace), 'middle')
  }

  async #focus(index: number): Promise<void> {
    const { lines } = this
    lines.active = index
    if (lines.isListed) lines.scroller.reveal(index, 'nearest')
    await tick()
    const row = lines.scroller.element?.querySelector<HTMLElement>(`[data-line="${index}"] .take`)
    row?.focus({ preventScroll: lines.isListed })
  }

  #lineOf(id: number, trace: Trace): number {
    return lineOfRank(shownRankOf(id, trace), this.lines.cutRanks)
  }
}
