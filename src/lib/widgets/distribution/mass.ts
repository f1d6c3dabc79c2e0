import type { Ranking, Trace } from '#lib/sampling/index.ts'

/** The probability of some tokens together: after the settings, and for the model itself. */
export type Mass = { shaped: number; own: number }

/** The mass of the ranks `from` to `to` (exclusive) of the shaped distribution's order, the removed ones at its end. */
export function massOfRanks(trace: Trace, from: number, to: number): Mass {
  const { own, final, idByRank } = trace
  const shaped = rankedMass(final, from, to)
  if (idByRank === own.idByRank) return { shaped, own: rankedMass(own, from, to) }
  const isNearlyAll = idByRank.length - (to - from) < FEW
  return { shaped, own: isNearlyAll ? massBesides(trace, from, to) : massAmong(trace, from, to) }
}

/** To go around so many tokens takes less time than to add up all others. */
const FEW = 1000

/** The model's own mass of ranks of the shaped order, token by token. */
function massAmong({ own, idByRank }: Trace, from: number, to: number): number {
  let mass = 0
  for (let rank = from; rank < to; rank++) mass += own.probabilityOf(idByRank[rank])
  return mass
}

/** The same where those ranks are nearly all of the vocabulary: run by run, between the few tokens that are not among them. */
function massBesides({ own, idByRank }: Trace, from: number, to: number): number {
  const others = [idByRank.subarray(0, from), idByRank.subarray(to)]
  const ranks = others.flatMap((ids) => Array.from(ids, (id) => own.rankOf(id)))
  const kept = ranks.filter((rank) => rank >= 0).sort((a, b) => a - b)
  let weight = 0
  let start = 0
  for (const rank of [...kept, own.count]) {
    weight += own.weightOf(start, rank)
    start = rank + 1
  }
  return weight / own.total
}

/** The mass of all tokens whose entry is 0. @param marks shape [V], by id */
export function massOfUnmarked(trace: Trace, marks: Uint8Array): Mass {
  return { shaped: unmarkedMass(trace.final, marks), own: unmarkedMass(trace.own, marks) }
}

function rankedMass(ranking: Ranking, from: number, to: number): number {
  const end = Math.min(to, ranking.count)
  return from < end ? ranking.weightOf(from, end) / ranking.total : 0
}

function unmarkedMass({ idByRank, weightByRank, count, total }: Ranking, marks: Uint8Array) {
  let weight = 0
  for (let rank = 0; rank < count; rank++)
    if (marks[idByRank[rank]] === 0) weight += weightByRank[rank]
  return weight / total
}
