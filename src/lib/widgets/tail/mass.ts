import type { Ranking } from '#lib/sampling/index.ts'

/** What a draw needs to know of a distribution in order of probability. */
type Weighted = Pick<Ranking, 'weightByRank' | 'count'>

/**
 * The mass that lies beyond each of some ranks. Summed in float64 from the small end, so that no large term swallows the
 * small ones, and divided by a total summed the same way, so that what lies before and beyond adds up to 1.
 *
 * @param ranks counting from 1, rising; 0 stands for all of the mass
 * @returns shape [ranks]; 0 beyond the last token that is kept
 */
export function massBeyond({ weightByRank, count }: Weighted, ranks: ArrayLike<number>) {
  const masses = new Float64Array(ranks.length)
  let weight = 0
  let left = count
  for (let i = ranks.length - 1; i >= 0; i--) {
    while (left > ranks[i]) weight += weightByRank[--left]
    masses[i] = weight
  }
  while (left > 0) weight += weightByRank[--left]
  return masses.map((mass) => mass / weight)
}

/** The chance that at least one of some independent draws lands in a part of the mass: 1 − (1 − m)ⁿ, exact also for a tiny one. */
export function chanceIn(draws: number, mass: number): number {
  return -Math.expm1(draws * Math.log1p(-mass))
}

/** How many tokens are more probable than a threshold. */
export function countOver(ranking: Ranking, probability: number): number {
  const least = Math.log(probability) + ranking.logSum
  let over = 0
  let upTo = ranking.count
  while (over < upTo) {
    const middle = (over + upTo) >> 1
    if (ranking.logitAt(middle) > least) over = middle + 1
    else upTo = middle
  }
  return over
}

/** A stretch of ranks, counting from 1, both ends included, and what it holds of the mass. */
export type Band = {
  readonly name: 'head' | 'body' | 'tail'
  readonly from: number
  readonly to: number
  readonly mass: number
}

const HEAD = 10
const BODY = 100

/** The head (ranks 1 to 10), the body (the next 100) and the tail; a small vocabulary has fewer. */
export function bandsOf(ranking: Ranking): Band[] {
  const { vocabSize } = ranking
  const ends = [
    { name: 'head', to: HEAD },
    { name: 'body', to: HEAD + BODY },
    { name: 'tail', to: vocabSize },
  ] as const
  const limits = [0, ...ends.map(({ to }) => Math.min(to, vocabSize))]
  const beyond = massBeyond(ranking, limits)
  return ends
    .map(({ name }, i) => ({
      name,
      from: limits[i] + 1,
      to: limits[i + 1],
      mass: beyond[i] - beyond[i + 1],
    }))
    .filter(({ from, to }) => from <= to)
}
