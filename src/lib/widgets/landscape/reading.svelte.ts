import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Analysis } from '#lib/state/text-analysis.ts'
import { segments } from '#lib/ui/segments.ts'
import { tick } from 'svelte'
import { InHand } from './in-hand.svelte.ts'
import { colorings, levels, type ColorBy } from './levels.ts'
import { nearestInLine } from './line-moves.ts'
import { cardOf, lineOf, rowsOf, summaryOf, type Card } from './said.ts'
import { chunksOf, type Chunk, type Speller } from './shown-tokens.ts'
import { placesOf, totalsOf } from './sums.ts'

export type { Speller }

const words = messages.landscape
/** A text of more tokens scrolls in a window of its own. */
const LONG = 200
/** Rows of the table at a time. */
const ROWS = 100

export type Source = { analysis: Analysis; speller: Speller }

/** What the color of a token says: a choice of the reader. */
export type Coloring = { color: ColorBy }

/** One analyzed text as it is read: its colors, the position in hand, and the sums. It knows of no bench. */
export class ReadingView {
  readonly words = words
  readonly colorings = segments(colorings, words.colors)
  /** The element with the tokens, once it is on the page. */
  list = $state<HTMLElement>()
  readonly #source: () => Source
  readonly #coloring: Coloring
  readonly #hand = new InHand()
  #chunksBefore: Chunk[] = []
  #shown = $state(1)
  #page = $state(0)

  constructor(source: () => Source, coloring: Coloring) {
    this.#source = source
    this.#coloring = coloring
  }

  get colorBy(): ColorBy {
    return this.#coloring.color
  }

  set colorBy(color: ColorBy) {
    this.#coloring.color = color
  }

  get source(): Source {
    return this.#source()
  }

  readonly #analysis = $derived.by(() => this.#source().analysis)

  get #speller(): Speller {
    return this.#source().speller
  }

  get #ids(): readonly number[] {
    return this.#analysis.ids
  }

  /** Forgets what was in hand: another text is shown. */
  reset(): void {
    this.#shown = 1
    this.#page = 0
    this.#hand.reset()
  }

  // The text.

  readonly #chunks: Chunk[] = $derived.by(() => {
    const { analysis, speller } = this.#source()
    return (this.#chunksBefore = chunksOf(analysis, this.colorBy, speller, this.#chunksBefore))
  })

  get length(): number {
    return this.#ids.length
  }

  get isLong(): boolean {
    return this.length > LONG
  }

  get shown(): readonly Chunk[] {
    return this.isLong ? this.#chunks.slice(0, this.#shown) : this.#chunks
  }

  get hasMore(): boolean {
    return this.shown.length < this.#chunks.length
  }

  /** Puts the next part of a long text on the page. */
  showMore(): void {
    this.#shown++
  }

  get legend() {
    return levels.map((level) => ({ level, label: words.levels[this.colorBy][level - 1] }))
  }

  // The position in hand.

  get active(): number | undefined {
    return this.#within(this.#hand.active)
  }

  get opened(): number | undefined {
    return this.#within(this.#hand.opened)
  }

  get tabStop(): number {
    return Math.min(this.#hand.tabStop, this.length - 1)
  }

  #within(position: number | undefined): number | undefined {
    return position !== undefined && position < this.length ? position : undefined
  }

  open = (position: number) => this.#hand.open(position)
  close = () => this.#hand.close()
  hover = (position: number | undefined) => this.#hand.hover(position)
  hold = () => this.#hand.hold()
  glance = (position: number | undefined) => this.#hand.glance(position)

  /** Opens a position and brings it into sight. */
  async jump(position: number): Promise<void> {
    this.open(position)
    const chunk = this.#chunks.findLastIndex(({ from }) => from <= position)
    this.#shown = Math.max(this.#shown, chunk + 1)
    await tick()
    this.#tokenAt(position)?.focus()
  }

  /** Closes the card from within it, and goes back to its token. */
  leave(position: number): void {
    this.#tokenAt(position)?.focus()
    this.close()
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
    if (key === 'ArrowDown') return this.#nextLine(1)
    if (key === 'ArrowUp') return this.#nextLine(-1)
    if (key === 'Home') return 0
    return key === 'End' ? this.length - 1 : undefined
  }

  #nextLine(by: 1 | -1): number {
    const onPage = this.shown.reduce((sum, { tokens }) => sum + tokens.length, 0)
    const placeOf = (position: number) => this.boxOf(position)!
    return nearestInLine(placeOf, onPage, this.tabStop, by)
  }

  #tokenAt(position: number): HTMLElement | null | undefined {
    return this.list?.querySelector<HTMLElement>(`[data-position="${position}"]`)
  }

  /** Where a token is drawn; undefined while it is not on the page. */
  boxOf(position: number): DOMRect | undefined {
    return this.#tokenAt(position)?.getBoundingClientRect()
  }

  card(position: number): Card {
    return cardOf(this.#analysis, this.#speller, position)
  }

  // Lists and sums.

  readonly lists = $derived.by(() => placesOf(this.#analysis, this.#speller))
  readonly totals = $derived.by(() => totalsOf(this.#analysis, this.#speller))

  // In words.

  line(position: number): string {
    return lineOf(this.#analysis, this.#speller, position)
  }

  readonly summary = $derived.by(() => summaryOf(this.#analysis, this.#speller))

  // The table, some rows at a time.

  get rows() {
    const from = this.#page * ROWS
    return rowsOf(this.#analysis, this.#speller, from, from + ROWS)
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
