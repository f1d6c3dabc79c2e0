import {
  formatCount,
  formatNumber,
  formatPerplexity,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import {
  readPositions,
  strongest,
  totals,
  type Analysis,
  type ReadPosition,
} from '#lib/state/text-analysis.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import type { PictureContext } from '#lib/widgets/picture/index.ts'
import { tick } from 'svelte'
import { curve, positionAt, type Curve, type Size } from './curve.ts'
import { colorings, levels, type ColorBy } from './levels.ts'
import { nearestInLine } from './line-moves.ts'
import { chunksOf, shortName, type Chunk, type Speller } from './shown-tokens.ts'

export type { Speller }

const words = messages.landscape
/** Places of each list, and names in the plot. */
const LISTED = 5
const NAMED = 4
/** Chunks that are put on the page in one go: a long text comes in several. */
const CHUNKS_AT_ONCE = 1
const HOVER_MILLISECONDS = 120
/** The pointer's way from a token into its card. */
const LEAVE_MILLISECONDS = 240
const ROWS = 100
/** A text of more tokens scrolls in a window of its own. */
const LONG = 200
/** Tokens of a text that are enough to know it again. */
const GLIMPSE = 14

type Source = { analysis: Analysis; speller: Speller }
type Token = { bytes: Uint8Array; isSpecial: boolean }

/** What is said of a position beside it; without facts where the model has not read. */
export type Card = {
  label: string
  token: Token
  summary: string
  facts: { name: string; value: string; isWhatHappened: boolean }[]
  expected: { rank: number; token: Token; share: number; probability: string; came: boolean }[]
  note: string | undefined
}

/** One analyzed text as it is read: its colors, the position in hand, the curve, and the sums. It knows of no bench. */
export class ReadingView {
  readonly words = words
  readonly colorings = colorings
  colorBy = $state<ColorBy>('entropy')
  readonly #source: () => Source
  #chunksBefore: Chunk[] = []
  #shown = $state(CHUNKS_AT_ONCE)
  /** Under the pointer in the text, chosen, or under the pointer in the plot. */
  #hovered = $state<number>()
  #pinned = $state<number>()
  #glanced = $state<number>()
  #tabStop = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined
  #page = $state(0)
  /** The element with the tokens, once it is on the page. */
  list = $state<HTMLElement>()

  constructor(source: () => Source) {
    this.#source = source
  }

  readonly #analysis = $derived.by(() => this.#source().analysis)
  readonly #ids = $derived.by(() => this.#analysis.ids)

  readonly #chunks: Chunk[] = $derived.by(() => {
    const { analysis, speller } = this.#source()
    return (this.#chunksBefore = chunksOf(analysis, this.colorBy, speller, this.#chunksBefore))
  })

  // The text.

  get length(): number {
    return this.#ids.length
  }

  get isLong(): boolean {
    return this.length > LONG
  }

  get shown(): readonly Chunk[] {
    return this.#chunks.slice(0, this.#shown)
  }

  get hasMore(): boolean {
    return this.#shown < this.#chunks.length
  }

  /** Puts the next part of a long text on the page. */
  showMore(): void {
    this.#shown += CHUNKS_AT_ONCE
  }

  /** Forgets what was in hand: another text is shown. */
  reset(): void {
    this.#shown = CHUNKS_AT_ONCE
    this.#tabStop = 0
    this.#page = 0
    this.close()
  }

  /** The one token that Tab comes to. */
  get tabStop(): number {
    return Math.min(this.#tabStop, this.length - 1)
  }

  /** The position that text and plot point at. */
  get active(): number | undefined {
    return this.#within(this.#glanced ?? this.#hovered ?? this.#pinned)
  }

  /** The position whose card is open. */
  get opened(): number | undefined {
    return this.#within(this.#hovered ?? this.#pinned)
  }

  #within(position: number | undefined): number | undefined {
    return position !== undefined && position < this.length ? position : undefined
  }

  open(position: number): void {
    clearTimeout(this.#timer)
    this.#hovered = undefined
    this.#pinned = this.#tabStop = position
  }

  close = (): void => {
    clearTimeout(this.#timer)
    this.#hovered = this.#pinned = this.#glanced = undefined
  }

  /** Closes the card from within it, and goes back to its token. */
  leave(position: number): void {
    this.#tokenAt(position)?.focus()
    this.close()
  }

  /** The pointer is over a token; undefined: over none. */
  hover(position: number | undefined): void {
    clearTimeout(this.#timer)
    const wait = position === undefined ? LEAVE_MILLISECONDS : HOVER_MILLISECONDS
    this.#timer = setTimeout(() => (this.#hovered = position), wait)
  }

  /** The pointer is in the card: it stays. */
  hold(): void {
    clearTimeout(this.#timer)
  }

  glance(position: number | undefined): void {
    this.#glanced = position
  }

  /** Opens a position and brings it into sight. */
  async jump(position: number): Promise<void> {
    this.open(position)
    const chunk = this.#chunks.findLastIndex(({ from }) => from <= position)
    this.#shown = Math.max(this.#shown, chunk + 1)
    await tick()
    this.#tokenAt(position)?.focus()
  }

  /** @returns whether the key was one of the text's own */
  press(key: string): boolean {
    if (key === 'Escape' && this.opened !== undefined) {
      this.close()
      return true
    }
    const to = this.#target(key)
    if (to === undefined) return false
    void this.jump(Math.max(0, Math.min(this.length - 1, to)))
    return true
  }

  #target(key: string): number | undefined {
    const at = this.tabStop
    if (key === 'ArrowRight') return at + 1
    if (key === 'ArrowLeft') return at - 1
    if (key === 'ArrowDown') return nearestInLine(this.#placeOf, this.#mounted, at, 1)
    if (key === 'ArrowUp') return nearestInLine(this.#placeOf, this.#mounted, at, -1)
    if (key === 'Home') return 0
    return key === 'End' ? this.length - 1 : undefined
  }

  get #mounted(): number {
    return this.shown.reduce((sum, { tokens }) => sum + tokens.length, 0)
  }

  #placeOf = (position: number) => {
    const token = this.#tokenAt(position)!
    return { left: token.offsetLeft, top: token.offsetTop }
  }

  #tokenAt(position: number): HTMLElement | null | undefined {
    return this.list?.querySelector<HTMLElement>(`[data-position="${position}"]`)
  }

  /** Where a token is drawn, for its card; undefined while it is not on the page. */
  boxOf(position: number): DOMRect | undefined {
    return this.#tokenAt(position)?.getBoundingClientRect()
  }

  // Colors and words.

  get legend() {
    return levels.map((level) => ({ level, label: words.levels[this.colorBy][level - 1] }))
  }

  get hasOthers(): boolean {
    return this.#analysis.summaryByPos.some((summary) => summary && summary.rank > 1)
  }

  card(position: number): Card {
    const { analysis } = this.#source()
    const summary = analysis.summaryByPos[position]
    const token = this.#token(analysis.ids[position])
    const shownPosition = formatCount(position + 1)
    const label = words.card.label(shownPosition)
    if (!summary) {
      const note = position === 0 ? words.card.first : words.card.unread
      return { label, token, summary: note, facts: [], expected: [], note }
    }
    const rank = formatCount(summary.rank)
    const probability = formatProbability(summary.probability)
    const surprisal = formatNumber(summary.surprisal)
    const entropy = formatNumber(summary.entropy)
    const most = summary.top[0].probability
    return {
      label,
      token,
      summary: `${words.card.summary(shownPosition, rank, probability, surprisal, entropy)} ${this.#expectations(summary)}`,
      facts: [
        [words.card.position, words.card.of(shownPosition, formatCount(this.length))],
        [words.card.rank, rank],
        [words.card.probability, probability],
        [words.card.surprisal, words.card.bits(surprisal)],
        [words.card.entropy, words.card.bits(entropy)],
      ].map(([name, value]) => ({
        name,
        value,
        isWhatHappened: name === words.card.surprisal,
      })),
      expected: summary.top.map(({ id, probability }, i) => ({
        rank: i + 1,
        token: this.#token(id),
        share: (100 * probability) / most,
        probability: formatProbability(probability),
        came: id === analysis.ids[position],
      })),
      note: undefined,
    }
  }

  #expectations({ top }: ReadPosition['summary']): string {
    const tokens = top.map(({ id, probability }) =>
      words.card.expectation(this.#spoken(id), formatProbability(probability)),
    )
    return words.card.expectations(tokens.join(', '))
  }

  #token(id: number): Token {
    const { speller } = this.#source()
    return { bytes: speller.piece(id), isSpecial: speller.info.specialIds.includes(id) }
  }

  #spoken(id: number): string {
    const { bytes, isSpecial } = this.#token(id)
    return spokenToken(bytes, isSpecial)
  }

  // The lists.

  readonly #surprising = $derived.by(() => strongest(this.#analysis, 'surprisal', LISTED))

  get lists() {
    const uncertain = strongest(this.#analysis, 'entropy', LISTED)
    return [
      { title: words.uncertain, places: uncertain.map((place) => this.#uncertainPlace(place)) },
      {
        title: words.surprising,
        places: this.#surprising.map((place) => this.#surprisingPlace(place)),
      },
    ]
  }

  #uncertainPlace({ position, summary }: ReadPosition) {
    return this.#place(position, words.bitsBefore(formatNumber(summary.entropy)))
  }

  #surprisingPlace({ position, summary }: ReadPosition) {
    const { surprisal, rank } = summary
    return this.#place(position, words.bitsAndRank(formatNumber(surprisal), formatCount(rank)))
  }

  #place(position: number, { number, unit }: { number: string; unit: string }) {
    const id = this.#ids[position]
    const label = words.jumpTo(this.#spoken(id), formatCount(position + 1), `${number} ${unit}`)
    return { position, token: this.#token(id), number, unit, label }
  }

  // The sums.

  get totals(): { name: string; value: string; unit: string }[] {
    const { analysis, speller } = this.#source()
    const sums = totals(analysis, (id) => speller.piece(id))
    const isWhole = sums?.tokens === this.length - 1
    const tokens = formatCount(sums?.tokens ?? 0)
    const none = '–'
    const total = isWhole ? words.totals.totalUnit(tokens) : words.totals.soFar(tokens)
    const median = sums && formatNumber(sums.medianRank, Number.isInteger(sums.medianRank) ? 0 : 1)
    return [
      { name: words.totals.total, value: sums ? formatNumber(sums.bits, 1) : none, unit: total },
      {
        name: words.totals.perplexity,
        value: sums ? formatPerplexity(sums.perplexity) : none,
        unit: '',
      },
      {
        name: words.totals.bitsPerByte,
        value: sums ? formatNumber(sums.bitsPerByte) : none,
        unit: '',
      },
      {
        name: words.totals.first,
        value: sums ? formatCount(sums.firstChoices) : none,
        unit: sums ? words.totals.firstOf(tokens) : '',
      },
      { name: words.totals.medianRank, value: median ?? none, unit: '' },
    ]
  }

  // The curve.

  curve(size: Size): Curve {
    const labelled = this.#surprising
      .slice(0, NAMED)
      .map(({ position }) => ({ position, letters: this.nameOf(position).length }))
    return curve(this.#analysis.summaryByPos, labelled, size)
  }

  positionAt(x: number, width: number): number {
    return positionAt(x, this.#analysis.summaryByPos, width)
  }

  nameOf(position: number): string {
    return shortName(this.#token(this.#ids[position]).bytes)
  }

  count(value: number): string {
    return formatCount(value)
  }

  thinned(perBand: number): string {
    return words.curve.thinned(formatCount(perBand))
  }

  /** What stands at a position, in a line. */
  line(position: number): string {
    const shown = formatCount(position + 1)
    const spoken = this.#spoken(this.#ids[position])
    const summary = this.#analysis.summaryByPos[position]
    if (!summary) return words.curve.atUnread(shown, spoken)
    const { entropy, surprisal } = summary
    return words.curve.at(shown, spoken, formatNumber(entropy), formatNumber(surprisal))
  }

  get summary(): string {
    const read = readPositions(this.#analysis)
    const [peak] = this.#surprising
    if (!peak) return words.curve.nothing
    let [sum, least, most] = [0, Infinity, 0]
    for (const { summary } of read) {
      sum += summary.entropy
      least = Math.min(least, summary.entropy)
      most = Math.max(most, summary.entropy)
    }
    return words.curve.summary(
      formatCount(read.length),
      formatNumber(sum / read.length),
      formatNumber(least),
      formatNumber(most),
      words.curve.peak(
        this.#spoken(this.#ids[peak.position]),
        formatCount(peak.position + 1),
        formatNumber(peak.summary.surprisal),
      ),
    )
  }

  /** What a picture of the curve says of it. */
  get picture(): PictureContext {
    const { analysis, speller } = this.#source()
    const decoder = new TextDecoder()
    const ids = analysis.ids.slice(0, GLIMPSE)
    const begin = ids.map((id) => decoder.decode(speller.piece(id), { stream: true })).join('')
    const about = begin + decoder.decode()
    const text = analysis.ids.length > GLIMPSE ? `${about}…` : about
    const { name, quantization } = speller.info
    return {
      caption: `${words.curve.along(text)} ${this.summary}`,
      source: messages.picture.source[analysis.provenance](`${name} ${quantization}`),
      about,
    }
  }

  // The table, some rows at a time.

  get rows() {
    const from = this.#page * ROWS
    return this.#ids.slice(from, from + ROWS).map((id, i) => {
      const summary = this.#analysis.summaryByPos[from + i]
      return {
        position: formatCount(from + i + 1),
        token: this.#token(id),
        first: summary && this.#token(summary.top[0].id),
        numbers: summary
          ? [
              formatNumber(summary.entropy),
              formatNumber(summary.surprisal),
              formatProbability(summary.probability),
              formatCount(summary.rank),
            ]
          : ['–', '–', '–', '–'],
      }
    })
  }

  /** Which rows are shown, and whether there are others; undefined where all are. */
  get pages() {
    if (this.length <= ROWS) return undefined
    const from = this.#page * ROWS
    const to = Math.min(from + ROWS, this.length)
    return {
      text: words.curve.rows(formatCount(from + 1), formatCount(to), formatCount(this.length)),
      hasEarlier: from > 0,
      hasLater: to < this.length,
    }
  }

  turn(by: 1 | -1): void {
    this.#page += by
  }
}
