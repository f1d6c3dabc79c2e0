import { runRanking, type Chain, type Ranking } from '#lib/sampling/index.ts'

/** A distribution after a chain, at the beginning of a text: no penalty has anything to count. */
export function shaped(own: Ranking, chain: Chain): Ranking {
  return runRanking(own, chain, { contextIds: [], promptLength: 0 }).final
}

/** A distribution at another temperature. */
export function tempered(own: Ranking, temperature: number): Ranking {
  return shaped(own, [{ id: 'temperature', params: { temperature } }])
}

/** The mass of the `count` most probable tokens. */
export function topMass(of: Ranking, count: number): number {
  return of.weightOf(0, count) / of.total
}
