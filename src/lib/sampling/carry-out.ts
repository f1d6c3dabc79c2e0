import type { LogitChange, LogitMap, Outcome } from './outcome.ts'
import { rankFloats, Ranking } from './ranking.ts'

/** Ends a step that cannot be carried out, with what it does. */
type Refuse = (what: string) => never

/**
 * The distribution after an outcome; the very same object when nothing changed. It may be empty.
 */
export function carryOut(ranking: Ranking, outcome: Outcome, refuse: Refuse): Ranking {
  switch (outcome.kind) {
    case 'keep':
      return outcome.from === 0 && outcome.to === ranking.count
        ? ranking
        : ranking.slice(outcome.from, outcome.to)
    case 'temper':
      return outcome.temperature === 1 ? ranking : ranking.temper(outcome.temperature)
    case 'change':
      return changeTokens(ranking, outcome.ids, outcome.change, refuse)
    case 'map':
      return mapLogits(ranking, outcome.map, refuse)
  }
}

function checked(logit: number, id: number, refuse: Refuse): number {
  return logit < Infinity ? logit : refuse(`takes the logit of ${id} to ${logit}`)
}

type Token = { id: number; logit: number }
/** A token that is changed, and the rank that it had. */
type Moved = { rank: number; token: Token }

/**
 * Takes the changed tokens out of the order and puts them in again where they now belong. The runs
 * between them are copied whole.
 */
function changeTokens(
  ranking: Ranking,
  ids: Iterable<number>,
  change: LogitChange,
  refuse: Refuse,
): Ranking {
  const moved: Moved[] = []
  let changed = false
  for (const id of new Set(ids)) {
    const rank = ranking.rankOf(id)
    if (rank < 0) continue
    const before = ranking.logitAt(rank)
    const logit = checked(change(before, id), id, refuse)
    changed ||= logit !== before
    moved.push({ rank, token: { id, logit } })
  }
  if (!changed) return ranking
  return exchange(ranking, moved)
}

function byRank(a: Token, b: Token): number {
  return b.logit - a.logit || a.id - b.id
}

function exchange(ranking: Ranking, moved: readonly Moved[]): Ranking {
  const leaving = moved.map(({ rank }) => rank).sort((a, b) => a - b)
  const entering = moved
    .map(({ token }) => token)
    .filter(({ logit }) => logit > -Infinity)
    .sort(byRank)
  const kept = ranking.count - leaving.length + entering.length
  const idByRank = new Uint32Array(kept)
  const logitByRank = new Float64Array(kept)
  let read = 0
  let write = 0
  let left = 0
  const copyTo = (rank: number) => {
    idByRank.set(ranking.idByRank.subarray(read, rank), write)
    logitByRank.set(ranking.logitByRank.subarray(read, rank), write)
    write += rank - read
    read = rank
  }
  const copyStayingTo = (rank: number) => {
    for (; left < leaving.length && leaving[left] < rank; left++) {
      copyTo(leaving[left])
      read++
    }
    copyTo(rank)
  }
  for (const token of entering) {
    copyStayingTo(placeOf(token, ranking))
    idByRank[write] = token.id
    logitByRank[write++] = token.logit
  }
  copyStayingTo(ranking.count)
  const changedIds = moved.map(({ token }) => token.id)
  return ranking.withChanged(changedIds, idByRank, logitByRank)
}

/** The first rank whose token comes after this one, by bisection. */
function placeOf(token: Token, { idByRank, logitByRank, count }: Ranking): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (byRank(token, { id: idByRank[middle], logit: logitByRank[middle] }) > 0) low = middle + 1
    else high = middle
  }
  return low
}

/** A map that never lifts a token above one before it keeps the order; any other is ranked anew. */
function mapLogits(ranking: Ranking, map: LogitMap, refuse: Refuse): Ranking {
  const { idByRank, logitByRank, count } = ranking
  const mapped = new Float64Array(count)
  let changed = false
  let ordered = true
  for (let rank = 0; rank < count; rank++) {
    const logit = checked(map(logitByRank[rank], rank), idByRank[rank], refuse)
    mapped[rank] = logit
    if (logit !== logitByRank[rank]) changed = true
    if (rank === 0 || logit < mapped[rank - 1]) continue
    if (logit !== mapped[rank - 1] || idByRank[rank] < idByRank[rank - 1]) ordered = false
  }
  if (!changed) return ranking
  if (ordered && mapped[count - 1] > -Infinity)
    return Ranking.from(ranking.vocabSize, idByRank.slice(0, count), mapped)
  const logitById = new Float64Array(ranking.vocabSize).fill(-Infinity)
  for (let rank = 0; rank < count; rank++) logitById[idByRank[rank]] = mapped[rank]
  return rankFloats(logitById)
}
