import {
  formatCount,
  formatNumber,
  formatOdds,
  formatProbability,
  formatProbabilityAligned,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Ranking, Trace } from '#lib/sampling/index.ts'
// Not from the index: a chapter that cuts nothing loads no processors.
import { entropyBits, massCounts } from '#lib/sampling/measures.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { segments } from '#lib/ui/segments.ts'
import { chanceIn, countOver, massBeyond } from './mass.ts'
import { parseRank, positionOf, rankAt, rankByKey, ranksAround } from './rank-axis.ts'

const words = messages.tail
export const SHARES = [0.5, 0.9, 0.99]
const MILLIONTH = 1e-6
const BEYOND = [100, 1000, 10_000]
/** The rank that the sentence about draws is of. */
const FAR = 1000
/** The rank that is read at first. */
export const FIRST_RANK = FAR
const DRAWS = 20

/** What there is to read: plain data, so that a chapter can show the same tail as the bench. */
export type TailSource = {
  readonly own: Ranking
  /** After the settings; undefined where they leave no token. */
  readonly shaped: Pick<Trace, 'final' | 'idByRank'> | undefined
  readonly speller: {
    readonly info: { readonly specialIds: readonly number[] }
    piece(id: number): Uint8Array
  }
}

/** Which rank is read, counting from 1: a choice of the reader. */
type At = { rank: number }

type Spelled = { bytes: Uint8Array; isSpecial: boolean; spoken: string }

/** A token at a rank, in words. */
export type RankRow = Spelled & {
  /** Counting from 1. */
  rank: number
  rankText: string
  isRemoved: boolean
  probability: string
  /** The same with its decimal point below that of others. */
  aligned: string
  odds: string
}

const whiches = segments(['own', 'shaped'], words.whiches)

/** The whole of a distribution by rank, and the rank of it that is being read. */
export class TailReading {
  readonly words = words
  readonly whiches = whiches
  which = $state<'own' | 'shaped'>('own')
  readonly #source: () => TailSource | undefined
  readonly #at: At
  #typed = $state<string>()
  #spelled: { by?: TailSource['speller']; ofId: Map<number, Spelled> } = { ofId: new Map() }

  constructor(source: () => TailSource | undefined, at: At) {
    this.#source = source
    this.#at = at
  }

  // Selected one by one: a setting that moves leaves what is the model's own as it is.
  readonly own: Ranking | undefined = $derived.by(() => this.#source()?.own)
  readonly #shaped = $derived.by(() => this.#source()?.shaped)
  readonly #speller = $derived.by(() => this.#source()?.speller)

  readonly isShaped: boolean = $derived(this.which === 'shaped' && this.#shaped !== undefined)

  /** The distribution that the numbers are of. */
  readonly ranking: Ranking | undefined = $derived(this.isShaped ? this.#shaped!.final : this.own)

  /** The one after the settings, where they make another than the model's own. */
  readonly changed: Ranking | undefined = $derived(
    this.#shaped?.final === this.own ? undefined : this.#shaped?.final,
  )

  /** All ids in the order of the ranking; removed ones last. */
  readonly #idByRank = $derived(this.isShaped ? this.#shaped!.idByRank : this.own?.idByRank)

  /** How many tokens there are, removed ones among them. */
  readonly count: number = $derived(this.own?.vocabSize ?? 0)

  get lastText(): string {
    return formatCount(this.count)
  }

  readonly counts: readonly number[] = $derived(
    this.ranking ? massCounts(this.ranking, SHARES) : [],
  )

  /** What has to be said of the choice. */
  get note(): string {
    if (this.which === 'own' || this.changed) return ''
    return this.#shaped ? words.unchanged : words.noShaped
  }

  readonly tiles = $derived.by(() => {
    const { ranking } = this
    if (!ranking) return undefined
    const bits = entropyBits(ranking)
    const isCut = ranking.count < this.count
    return {
      vocabulary: formatCount(this.count),
      kept: isCut ? words.tiles.kept(formatCount(ranking.count)) : '',
      top: this.row(1),
      counts: this.counts.map(formatCount).join(' · '),
      effective: formatChoices(2 ** bits),
      power: words.tiles.power(formatNumber(bits)),
      millionth: formatCount(countOver(ranking, MILLIONTH)),
    }
  })

  readonly beyond = $derived.by(() => {
    const { ranking } = this
    if (!ranking) return undefined
    const ranks = BEYOND.filter((rank) => rank < this.count)
    const masses = massBeyond(ranking, ranks)
    const rows = ranks.map((rank, i) => ({
      rank: formatCount(rank),
      tokens: formatCount(this.count - rank),
      mass: formatProbabilityAligned(masses[i]),
      odds: formatOdds(masses[i]),
    }))
    return { rows, draws: this.#drawsSentence(ranking, masses[ranks.indexOf(FAR)]) }
  })

  #drawsSentence(ranking: Ranking, mass: number | undefined): string {
    if (mass === undefined) return ''
    if (ranking.count <= FAR) return words.beyond.cut(formatCount(ranking.count))
    return words.beyond.draws(formatCount(FAR), formatProbability(chanceIn(DRAWS, mass)))
  }

  /** The rank chosen, counting from 1; a smaller vocabulary may have come since. */
  readonly rank: number = $derived.by(() =>
    Math.min(Math.round(this.#at.rank), Math.max(1, this.count)),
  )

  /** Where it stands on the logarithmic axis, from 0 to 1. */
  get position(): number {
    return positionOf(this.rank, this.count)
  }

  /** It and its neighbors. */
  readonly rows: readonly RankRow[] = $derived(
    this.ranking ? ranksAround(this.rank, this.count).map((rank) => this.row(rank)) : [],
  )

  /** It in words, for a slider. */
  get valueText(): string {
    const { rankText, spoken, isRemoved, probability, odds } = this.row(this.rank)
    return isRemoved
      ? words.chart.removedAt(rankText, spoken)
      : words.chart.reading(rankText, spoken, probability, odds)
  }

  get rankText(): string {
    return this.#typed ?? formatCount(this.rank)
  }

  get problem(): string | undefined {
    const isWrong = this.#typed !== undefined && parseRank(this.#typed, this.count) === undefined
    return isWrong ? words.at.problem(formatCount(this.count)) : undefined
  }

  /** @param rank counting from 1 */
  choose(rank: number): void {
    this.#at.rank = rank
    this.#typed = undefined
  }

  /** Chooses the rank at a place of the logarithmic axis, from 0 to 1. */
  goTo(position: number): void {
    this.choose(rankAt(position, this.count))
  }

  /** @returns whether the key is one that moves */
  press(key: string): boolean {
    const rank = rankByKey(key, this.rank, this.count)
    if (rank !== undefined) this.choose(rank)
    return rank !== undefined
  }

  type(text: string): void {
    const rank = parseRank(text, this.count)
    if (rank !== undefined) this.choose(rank)
    this.#typed = text
  }

  leaveField(): void {
    this.#typed = undefined
  }

  /** @param rank counting from 1; those after the last token kept are the removed ones */
  row(rank: number): RankRow {
    const ranking = this.ranking!
    const isRemoved = rank > ranking.count
    const probability = isRemoved ? 0 : ranking.probability(rank - 1)
    return {
      rank,
      rankText: formatCount(rank),
      ...this.#spell(this.#idByRank![rank - 1]),
      isRemoved,
      probability: isRemoved ? words.removed : formatProbability(probability),
      aligned: isRemoved ? words.removed : formatProbabilityAligned(probability),
      odds: formatOdds(probability),
    }
  }

  /** The same object for the same token, so that a setting that moves draws no name again. */
  #spell(id: number): Spelled {
    const speller = this.#speller!
    if (this.#spelled.by !== speller) this.#spelled = { by: speller, ofId: new Map() }
    let spelled = this.#spelled.ofId.get(id)
    if (!spelled) {
      const bytes = speller.piece(id)
      const isSpecial = speller.info.specialIds.includes(id)
      spelled = { bytes, isSpecial, spoken: spokenToken(bytes, isSpecial) }
      this.#spelled.ofId.set(id, spelled)
    }
    return spelled
  }
}

function formatChoices(choices: number): string {
  return choices < 1000 ? formatNumber(choices, 1) : formatCount(Math.round(choices))
}
