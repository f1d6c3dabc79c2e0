import type { Ranking, Trace } from '#lib/sampling/index.ts'
import { MATCHES, type Match } from './find/match.ts'

/** A line of a list too long to be drawn at once. */
type ListLine =
  | { kind: 'token'; id: number }
  | { kind: 'cut'; cut: number }
  | { kind: 'heading'; match: Match; count: number }

/** Lines that are made when they come into sight. */
export type LineList = {
  readonly count: number
  /** How many tokens are among them. */
  readonly tokenCount: number
  at(index: number): ListLine
  /** How many tokens stand before a line. */
  tokensBefore(index: number): number
}

/**
 * The whole vocabulary in the order of the shaped distribution, the cuts at their place among the rows.
 *
 * @param cuts after how many ranks each stands, never falling
 */
export function wholeList({ idByRank }: Trace, cuts: readonly number[]): LineList {
  const lineOfCut = cuts.map((rank, cut) => rank + cut)
  const cutsBefore = (index: number) => lineOfCut.filter((line) => line < index).length
  return {
    count: idByRank.length + cuts.length,
    tokenCount: idByRank.length,
    at(index) {
      const cut = lineOfCut.indexOf(index)
      if (cut >= 0) return { kind: 'cut', cut }
      return { kind: 'token', id: idByRank[index - cutsBefore(index)] }
    },
    tokensBefore: (index) => index - cutsBefore(index),
  }
}

/** The line of a rank in {@link wholeList}. */
export function lineOfRank(rank: number, cuts: readonly number[]): number {
  return rank + cuts.filter((cut) => cut <= rank).length
}

/** The rank of a token in the shaped order, the removed ones at its end. */
export function shownRankOf(id: number, { final, idByRank, keptCount }: Trace): number {
  const rank = final.rankOf(id)
  return rank >= 0 ? rank : idByRank.indexOf(id, keptCount)
}

/**
 * The tokens found, best match first, equal ones by the model's own rank, with a heading before each kind of match.
 *
 * @param matches shape [V], by id: which of {@link MATCHES} a token is, from 1; 0 = none
 */
export function foundList(matches: Uint8Array, own: Ranking): LineList {
  const idsByMatch = MATCHES.map((): number[] => [])
  let tokenCount = 0
  for (const id of own.idByRank) {
    if (matches[id] === 0) continue
    idsByMatch[matches[id] - 1].push(id)
    tokenCount++
  }
  const groups = MATCHES.map((match, i) => ({ match, ids: idsByMatch[i], start: 0 })).filter(
    ({ ids }) => ids.length > 0,
  )
  let count = 0
  for (const group of groups) {
    group.start = count
    count += 1 + group.ids.length
  }
  const groupAt = (index: number) => groups.findLastIndex(({ start }) => start <= index)
  return {
    count,
    tokenCount,
    at(index) {
      const { match, ids, start } = groups[groupAt(index)]
      if (index === start) return { kind: 'heading', match, count: ids.length }
      return { kind: 'token', id: ids[index - start - 1] }
    },
    tokensBefore(index) {
      const group = groupAt(index)
      return group < 0 ? 0 : index - group - (index > groups[group].start ? 1 : 0)
    },
  }
}
