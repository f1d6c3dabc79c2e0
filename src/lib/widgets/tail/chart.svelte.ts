import {
  formatCount,
  formatNumber,
  formatPercent,
  formatPowerOfTen,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import {
  cumulativePath,
  decadesOf,
  depthOf,
  exponents,
  probabilityPath,
  thinnedRanks,
  xOf,
  yOf,
  type Plot,
} from './curve.ts'
import {
  dotCount,
  namedRanks,
  placeLabels,
  rankTicks,
  shareMarks,
  tableRanks,
} from './chart-labels.ts'
import { bandsOf, massBeyond } from './mass.ts'
import { rankAt } from './rank-axis.ts'
import { SHARES, type RankRow, type TailReading } from './reading.svelte.ts'

const words = messages.tail
/** Around the plot, in pixels: room for what is written there. */
const MARGIN = { left: 48, right: 32, top: 44, bottom: 28 } as const

/** Whether the cumulative curve is drawn: a choice of the reader. */
type Shows = { cumulative: boolean }

/** Probability by rank, both logarithmic, from the first token to the last. */
export class TailChart {
  readonly words = words.chart
  readonly margin = MARGIN
  readonly reading: TailReading
  readonly height: number
  /** With its margins, in pixels: set by whoever draws it. */
  width = $state(1216)
  readonly #shows: Shows
  #pointed = $state<number>()

  /** @param height of the plot, in pixels */
  constructor(reading: TailReading, shows: Shows, height = 320) {
    this.reading = reading
    this.height = height
    this.#shows = shows
  }

  get showsCumulative(): boolean {
    return this.#shows.cumulative
  }

  set showsCumulative(shows: boolean) {
    this.#shows.cumulative = shows
  }

  readonly plot: Plot = $derived.by(() => ({
    width: Math.max(80, this.width - MARGIN.left - MARGIN.right),
    height: this.height,
    count: this.reading.count,
    // The model's own sets the scale for both: a setting that moves must not move it.
    decades: this.reading.own ? decadesOf(this.reading.own) : 1,
  }))

  // Made again only when another number of tokens is kept: temperature leaves them as they are.
  readonly #ownCount = $derived.by(() => this.reading.own?.count ?? 0)
  readonly #changedCount = $derived.by(() => this.reading.changed?.count ?? 0)
  readonly #ownRanks = $derived(thinnedRanks(this.#ownCount, this.plot))
  readonly #changedRanks = $derived(thinnedRanks(this.#changedCount, this.plot))

  readonly ownPath: string = $derived.by(() => {
    const { own } = this.reading
    return own ? probabilityPath(own, this.#ownRanks, this.plot) : ''
  })

  /** Empty where the settings change nothing. */
  readonly shapedPath: string = $derived.by(() => {
    const { changed } = this.reading
    return changed ? probabilityPath(changed, this.#changedRanks, this.plot) : ''
  })

  /** Empty while it is switched off. */
  readonly cumulative: string = $derived.by(() => {
    const { ranking, changed } = this.reading
    if (!this.showsCumulative || !ranking) return ''
    const ranks = ranking === changed ? this.#changedRanks : this.#ownRanks
    return cumulativePath(ranks, massBeyond(ranking, ranks), this.plot)
  })

  readonly bands = $derived.by(() => {
    const { ranking } = this.reading
    if (!ranking) return []
    return bandsOf(ranking).map(({ name, from, to, mass }) => {
      const x = from === 1 ? 0 : xOf(from - 1, this.plot)
      return {
        name,
        title: words.bands[name],
        ranks: words.bands.ranks[name](formatCount(to - from + 1)),
        mass: formatProbability(mass),
        x,
        width: xOf(to, this.plot) - x,
      }
    })
  })

  /** Where the removed tokens begin; undefined when there are none. */
  readonly removedFrom: number | undefined = $derived.by(() => {
    const { ranking, count } = this.reading
    return ranking && ranking.count < count ? xOf(ranking.count, this.plot) : undefined
  })

  readonly dots: readonly { x: number; y: number }[] = $derived.by(() => {
    const { ranking } = this.reading
    const ranks = Array.from(
      { length: Math.min(dotCount(this.plot), ranking?.count ?? 0) },
      (_, i) => i + 1,
    )
    return ranks.map((rank) => this.#place(rank)).filter(({ y }) => y <= this.height)
  })

  /** Points with the name of their token. */
  readonly names = $derived.by(() => {
    const last = this.reading.ranking?.count ?? 0
    return namedRanks(this.plot)
      .filter(({ rank }) => rank <= last)
      .map(({ rank, anchor }) => ({ ...this.reading.row(rank), ...this.#place(rank), anchor }))
      .filter(({ y }) => y <= this.height)
  })

  /** How many tokens reach 50, 90 and 99 % of the mass. */
  readonly marks = $derived.by(() => {
    const { ranking, counts } = this.reading
    if (!ranking) return []
    const marks = shareMarks(SHARES, counts).map(({ shares, rank }) => ({
      ...this.#place(rank),
      rank,
      text: words.chart.marks(shares.map(formatPercent).join(words.chart.and), formatCount(rank)),
    }))
    const ranks = marks.map(({ rank }) => rank)
    const beyond = this.showsCumulative ? massBeyond(ranking, ranks) : undefined
    const placed = placeLabels(marks, this.plot.width)
    return marks.map((mark, i) => ({
      ...mark,
      ...placed[i],
      y: beyond ? beyond[i] * this.height : Math.min(mark.y, this.height),
    }))
  })

  readonly rankTicks = $derived(
    rankTicks(this.plot).map((rank) => ({
      x: xOf(rank, this.plot),
      text: rank === 1 ? words.chart.rank('1') : formatCount(rank),
      isLast: rank === this.plot.count,
    })),
  )

  readonly probabilityTicks = $derived(
    exponents(this.plot).map((exponent) => ({
      y: yOf(-exponent, this.plot),
      text: exponent === 0 ? '1' : formatPowerOfTen(exponent),
    })),
  )

  readonly shareTicks = $derived(
    [0, ...SHARES.slice(0, 2), 1].map((share) => ({
      y: (1 - share) * this.height,
      text: formatNumber(share, Number.isInteger(share) ? 0 : 1),
    })),
  )

  /** What is being read: the rank under the pointer, or else the one chosen. */
  readonly point = $derived.by(() => {
    const rank = Math.min(this.#pointed ?? this.reading.rank, this.reading.count)
    const place = this.#place(rank)
    return {
      ...this.reading.row(rank),
      x: place.x,
      y: Math.min(place.y, this.height),
      isRight: place.x > this.plot.width / 2,
      isHigh: place.y < this.height / 2,
    }
  })

  /** @param x of the plot, in pixels; undefined when the pointer has left it */
  pointAt(x: number | undefined): void {
    this.#pointed = x === undefined ? undefined : rankAt(x / this.plot.width, this.reading.count)
  }

  chooseAt(x: number): void {
    this.#pointed = undefined
    this.reading.goTo(x / this.plot.width)
  }

  /** The chart in a few sentences, for who does not see it. */
  readonly summary: string = $derived.by(() => {
    const { ranking, isShaped } = this.reading
    if (!ranking) return ''
    const [first, last] = [1, ranking.count].map((rank) => {
      const { spoken, probability } = this.reading.row(rank)
      return words.chart.token(spoken, probability)
    })
    const which = words.whiches[isShaped ? 'shaped' : 'own']
    const bands = this.bands.map(({ title, ranks, mass }) => words.chart.band(title, ranks, mass))
    const marks = this.marks.map(({ text }) => text)
    return `${words.chart.summary(which, first, last)} ${bands.join('; ')}. ${marks.join('; ')}.`
  })

  /** The chart as a table, made when it is asked for. */
  table(): (RankRow & { beyond: string })[] {
    const { ranking } = this.reading
    if (!ranking) return []
    const ranks = tableRanks(ranking.count)
    const beyond = massBeyond(ranking, ranks)
    return ranks.map((rank, i) => ({
      ...this.reading.row(rank),
      beyond: formatProbability(beyond[i]),
    }))
  }

  /** Below the plot where the settings make a token less probable than the scale reaches, or remove it. */
  #place(rank: number): { x: number; y: number } {
    const ranking = this.reading.ranking!
    const y = rank > ranking.count ? Infinity : yOf(depthOf(ranking, rank), this.plot)
    return { x: xOf(rank, this.plot), y }
  }
}
