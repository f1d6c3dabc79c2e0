import type { LogitChange, LogitMap, Outcome } from './outcome.ts'
import { rankFloats, Ranking } from './ranking.ts'

/** The distribution after an outcome; the very same object when nothing changed. */
export function carryOut(ranking: Ranking, outcome: Outcome): Ranking {
  switch (outcome.kind) {
    case 'keep':
      return outcome.from === 0 && outcome.to === ranking.count
        ? ranking
        : ranking.slice(outcome.from, outcome.to)
    case 'change':
      return changeTokens(ranking, outcome.ids, outcome.change)
    case 'map':
      return mapLogits(ranking, outcome.map)
  }
}

type Token = { id: number; logit: number }

/** Takes the changed tokens out of the order and merges them in again: one linear walk, no sort of the rest. */
function changeTokens(ranking: Ranking, ids: Iterable<number>, change: LogitChange): Ranking {
  const isMoved = new Uint8Array(ranking.vocabSize)
  for (const id of ids) isMoved[id] = 1
  const moved: Token[] = []
  let changed = false
  for (let rank = 0; rank < ranking.count; rank++) {
    const id = ranking.idByRank[rank]
    if (isMoved[id] === 0) continue
    const logit = change(ranking.logitByRank[rank], id)
    changed ||= logit !== ranking.logitByRank[rank]
    moved.push({ id, logit })
  }
  if (!changed) return ranking
  const stayed = ranking.count - moved.length
  const kept = moved.filter(({ logit }) => logit > -Infinity).sort(byRank)
  return merge(ranking, isMoved, stayed, kept)
}

function byRank(a: Token, b: Token): number {
  return b.logit - a.logit || a.id - b.id
}

function merge(ranking: Ranking, isMoved: Uint8Array, stayed: number, moved: Token[]): Ranking {
  const count = stayed + moved.length
  const idByRank = new Uint32Array(count)
  const logitByRank = new Float64Array(count)
  let from = 0
  let next = 0
  for (let rank = 0; rank < count; rank++) {
    while (from < ranking.count && isMoved[ranking.idByRank[from]] === 1) from++
    const stays = { id: ranking.idByRank[from], logit: ranking.logitByRank[from] }
    const takeMoved =
      next < moved.length && (from >= ranking.count || byRank(moved[next], stays) < 0)
    const token = takeMoved ? moved[next++] : stays
    if (!takeMoved) from++
    idByRank[rank] = token.id
    logitByRank[rank] = token.logit
  }
  return new Ranking(ranking.vocabSize, idByRank, logitByRank, count)
}

/** A map that never lifts a token above one before it keeps the order; any other is ranked anew. */
function mapLogits(ranking: Ranking, map: LogitMap): Ranking {
  const { idByRank, logitByRank, count } = ranking
  const mapped = new Float64Array(count)
  let changed = false
  let ordered = true
  for (let rank = 0; rank < count; rank++) {
    const logit = map(logitByRank[rank], rank)
    mapped[rank] = logit
    if (logit !== logitByRank[rank]) changed = true
    if (rank === 0 || logit < mapped[rank - 1]) continue
    if (logit !== mapped[rank - 1] || idByRank[rank] < idByRank[rank - 1]) ordered = false
  }
  if (!changed) return ranking
  if (ordered && mapped[0] < Infinity && mapped[count - 1] > -Infinity)
    return new Ranking(ranking.vocabSize, idByRank, mapped, count)
  const logitById = new Float64Array(ranking.vocabSize).fill(-Infinity)
  for (let rank = 0; rank < count; rank++) logitById[idByRank[rank]] = mapped[rank]
  return rankFloats(logitById)
}
