import { formatCount, formatNumber, formatProbabilityAligned } from '#lib/charts/number-format.ts'
import type { Engine } from '#lib/engine/types.ts'
import type { Ranking } from '#lib/sampling/index.ts'
import { spokenToken } from '#lib/text/token-parts.ts'

/** What a row says of its token whatever the settings are. */
export type Facts = {
  readonly id: number
  readonly bytes: Uint8Array
  readonly isSpecial: boolean
  readonly spoken: string
  /** The model's own rank, from 1. */
  readonly rank: string
  readonly own: string
  readonly ownProbability: number
  readonly logit: string
}

/** More than a screen of rows is kept only while someone scrolls through it. */
const MOST_REMEMBERED = 4096

/** Facts of tokens under one distribution of the model, each made once: a slider moves, and they stay. */
export class TokenFacts {
  readonly #own: Ranking
  readonly #speller: Pick<Engine, 'piece' | 'info'>
  readonly #known = new Map<number, Facts>()

  constructor(own: Ranking, speller: Pick<Engine, 'piece' | 'info'>) {
    this.#own = own
    this.#speller = speller
  }

  of(id: number): Facts {
    let facts = this.#known.get(id)
    if (!facts) {
      if (this.#known.size >= MOST_REMEMBERED) this.#known.clear()
      this.#known.set(id, (facts = this.#make(id)))
    }
    return facts
  }

  #make(id: number): Facts {
    const bytes = this.#speller.piece(id)
    const isSpecial = this.#speller.info.specialIds.includes(id)
    const ownProbability = this.#own.probabilityOf(id)
    return {
      id,
      bytes,
      isSpecial,
      spoken: spokenToken(bytes, isSpecial),
      rank: formatCount(this.#own.rankOf(id) + 1),
      own: formatProbabilityAligned(ownProbability),
      ownProbability,
      logit: formatNumber(this.#own.logitOf(id)),
    }
  }
}
