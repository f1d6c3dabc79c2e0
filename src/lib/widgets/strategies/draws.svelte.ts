import { formatCount, formatNumber, formatOdds } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Trace } from '#lib/sampling/index.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { Aftermath } from '#lib/ui/aftermath.svelte.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { benchPicture, type PictureContext } from '#lib/widgets/picture/index.ts'
import { pageTurn } from '#lib/ui/page-turn.ts'
import {
  barsOf,
  bordersOf,
  cellsOf,
  chiSquareTest,
  throwDarts,
  type Cell,
  type ChiSquareTest,
} from './tally.ts'

const words = messages.strategies.draws
const sizes = [100, 1_000, 10_000, 100_000] as const
/** Tokens with a bar of their own. */
const BARS = 10
/** Darts between two looks at the clock. */
const HANDFUL = 200
/** Work on the main thread between two turns of the page. */
const SLICE_MILLISECONDS = 12

/** What was drawn from one trace, with one seed. */
type Tally = { trace: Trace; seed: number; countByRank: Uint32Array; drawn: number }

type ShownBar = {
  key: string
  token: { bytes: Uint8Array; isSpecial: boolean } | undefined
  name: string
  drawn: string
  expected: string
  /** Lengths in percent of the longest. */
  drawnBar: number
  expectedBar: number
}

type ShownDraws = NonNullable<DrawsView['result']>

/** Many draws at the step on view, tallied against the shaped probabilities. */
export class DrawsView {
  readonly words = words
  readonly sizes = sizes
  readonly #session: Session
  size = $state<(typeof sizes)[number]>(1_000)
  #tally = $state.raw<Tally>()
  #progress = $state<{ done: number; goal: number }>()
  #work: AbortController | undefined
  readonly #aftermath = new Aftermath(() => this.#progress !== undefined)

  constructor(session: Session) {
    this.#session = session
    $effect(() => () => this.stop())
    $effect(() => {
      // Another step, other settings or another seed: what is under way would be a tally of the past.
      if (this.#isOutdated) this.stop()
    })
  }

  readonly #seed = $derived.by(() => this.#session.bench.seed)

  get canDraw(): boolean {
    return this.#session.trace !== undefined
  }

  get progress() {
    return this.#progress
  }

  get button(): string {
    return this.#progress || this.#aftermath.isOn ? words.stop : words.times(formatCount(this.size))
  }

  count(size: number): string {
    return formatCount(size)
  }

  /** Why there is nothing to see, or how far the draws are. */
  get status(): string {
    if (!this.canDraw) return words.unavailable
    if (this.#progress) {
      return words.done(formatCount(this.#progress.done), formatCount(this.#progress.goal))
    }
    return this.#isOutdated ? words.changed : ''
  }

  pictureOf({ bars: [first], summary, verdict, darts }: ShownDraws): PictureContext {
    const sentences = [`${first.name} ${summary.came}`, verdict.test, verdict.chance, darts]
    return benchPicture(this.#session, sentences.filter((text) => text !== '').join(' '))
  }

  toggle = () => {
    if (this.#progress) this.stop()
    else if (!this.#aftermath.isOn) void this.#draw()
  }

  stop(): void {
    this.#aftermath.skip()
    this.#work?.abort()
    this.#progress = undefined
  }

  get #isOutdated(): boolean {
    const tally = this.#tally
    return (
      tally !== undefined && !(tally.trace === this.#session.trace && tally.seed === this.#seed)
    )
  }

  readonly result = $derived.by(() => {
    const tally = this.#tally
    if (!tally || this.#isOutdated || tally.drawn === 0) return undefined
    return this.#show(tally)
  })

  async #draw(): Promise<void> {
    const { trace } = this.#session
    if (!trace) return
    const { signal } = (this.#work = new AbortController())
    const seed = this.#seed
    const goal = this.size
    const borders = bordersOf(trace)
    const countByRank = new Uint32Array(trace.keptCount)
    const place = trace.context.contextIds.length
    this.#tally = undefined
    for (let drawn = 0; drawn < goal;) {
      this.#progress = { done: drawn, goal }
      await pageTurn()
      if (signal.aborted || trace !== this.#session.trace) return
      const end = performance.now() + SLICE_MILLISECONDS
      while (drawn < goal && performance.now() < end) {
        const to = Math.min(goal, drawn + HANDFUL)
        throwDarts(countByRank, borders, { seed, place, from: drawn, to })
        drawn = to
      }
    }
    this.#progress = undefined
    this.#tally = { trace, seed, countByRank, drawn: goal }
  }

  #show({ trace, seed, countByRank, drawn }: Tally) {
    const { probabilityByRank } = trace
    const cells = cellsOf(countByRank, probabilityByRank)
    const test = chiSquareTest(cells)
    const bars = this.#bars(trace, countByRank)
    const [{ token, drawn: came, expected }] = bars
    return {
      bars,
      caption: words.caption(formatCount(drawn)),
      darts: words.darts(String(seed), '1', formatCount(drawn)),
      summary: { token: token!, came: words.came(came, expected) },
      cells: words.cells(formatCount(cells.length)),
      verdict: test ? verdictOf(test) : { test: '', chance: words.certain, so: '' },
    }
  }

  #bars({ idByRank, probabilityByRank }: Trace, countByRank: Uint32Array): ShownBar[] {
    const speller = this.#session.model.speller!
    const { bars, rest } = barsOf(countByRank, probabilityByRank, BARS)
    const all = rest ? [...bars, rest] : bars
    const longest = Math.max(...all.map(({ observed, expected }) => Math.max(observed, expected)))
    const shown = bars.map((cell, rank) => {
      const id = idByRank[rank]
      const token = { bytes: speller.piece(id), isSpecial: speller.info.specialIds.includes(id) }
      return { token, name: spokenToken(token.bytes, token.isSpecial), ...barOf(cell, longest) }
    })
    const others = rest && {
      token: undefined,
      name: words.rest(formatCount(rest.tokens)),
      ...barOf(rest, longest),
    }
    return (others ? [...shown, others] : shown).map((bar, i) => ({ ...bar, key: String(i) }))
  }
}

function barOf({ observed, expected }: Cell, longest: number) {
  return {
    drawn: formatCount(observed),
    expected: tenths(expected),
    drawnBar: (observed / longest) * 100,
    expectedBar: (expected / longest) * 100,
  }
}

/** With a decimal while there is one to see: `147.1`, `14,714`. */
function tenths(value: number): string {
  return value < 999.95 ? formatNumber(value, 1) : formatCount(Math.round(value))
}

function verdictOf({ statistic, degrees, p }: ChiSquareTest) {
  const written = p < 0.001 ? words.below('0.001') : formatNumber(p, 3)
  return {
    test: words.test(tenths(statistic), formatCount(degrees), written),
    chance: chanceOf(p),
    so: p >= 0.05 ? words.fair : p >= 0.01 ? words.unusual : words.loaded,
  }
}

/** A p-value as rounds that chance alone would play. */
function chanceOf(p: number): string {
  if (p > 0.99) return words.nearlyAlways
  return p >= 0.01 ? words.often(formatNumber(p * 100, 0)) : words.seldom(formatOdds(p))
}
