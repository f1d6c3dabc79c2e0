import type { Ranking } from './ranking.ts'

/** Numbers a formula was filled with, by name: `{ entropy: 2.31 }`. */
export type Notes = Readonly<Record<string, number>>

/**
 * What a processor asks for. Four shapes are enough for all of them: keep a run of ranks, divide
 * all logits by a temperature, move the logits of some ids (−Infinity removes), or map every logit.
 * The chain carries it out, so that a processor's file holds its rule alone.
 */
export type Outcome =
  | { readonly kind: 'keep'; readonly from: number; readonly to: number; readonly notes: Notes }
  | { readonly kind: 'temper'; readonly temperature: number; readonly notes: Notes }
  | {
      readonly kind: 'change'
      readonly ids: Iterable<number>
      readonly change: LogitChange
      readonly notes: Notes
    }
  | { readonly kind: 'map'; readonly map: LogitMap; readonly notes: Notes }

/** The new logit of one kept id. */
export type LogitChange = (logit: number, id: number) => number

/** The new logit of the kept token at a rank. */
export type LogitMap = (logit: number, rank: number) => number

/** Keeps the ranks `from` to `to`, the latter excluded. */
export function keepRanks(from: number, to: number, notes: Notes = {}): Outcome {
  return { kind: 'keep', from, to, notes }
}

/** Leaves everything as it is. */
export function keepAll(ranking: Ranking, notes: Notes = {}): Outcome {
  return keepRanks(0, ranking.count, notes)
}

/** Divides all logits by a temperature above 0. */
export function temper(temperature: number, notes: Notes = {}): Outcome {
  return { kind: 'temper', temperature, notes }
}

/** Gives some ids, where they are kept, another logit. */
export function changeSome(ids: Iterable<number>, change: LogitChange, notes: Notes = {}): Outcome {
  return { kind: 'change', ids, change, notes }
}

/** Gives every kept token another logit. */
export function changeAll(map: LogitMap, notes: Notes = {}): Outcome {
  return { kind: 'map', map, notes }
}
