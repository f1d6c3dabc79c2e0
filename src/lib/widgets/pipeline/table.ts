import type { PipelineStage } from './stages.ts'

/** A line of the table of what a stage did to single tokens, in the order it was given them. */
export type TableLine =
  | {
      readonly kind: 'row'
      readonly id: number
      /** From 0, before the stage. */
      readonly rank: number
      /** A logit or a probability, as the stage shows. */
      readonly before: number
      /** Undefined: removed. */
      readonly after: number | undefined
      /** Probability of this token and all before it, before the stage. */
      readonly sum: number
    }
  | { readonly kind: 'fold'; readonly count: number }
  | { readonly kind: 'cut' }

const FIRST = 4
const FIRST_UNCUT = 8
const BEFORE_CUT = 2
const AFTER_CUT = 2
/** XTC and typical sampling cut at both ends. */
const MOST_CUTS = 2

/**
 * The rows worth seeing: the first, those around each cut, and the token followed.
 *
 * @param followed always has a row, where the stage was given it
 */
export function tableOf(stage: PipelineStage, followed: number | undefined): TableLine[] {
  const { before } = stage
  const cuts = cutsOf(stage)
  const ranks = new Set<number>()
  const add = (from: number, to: number) => {
    for (let rank = Math.max(0, from); rank < Math.min(to, before.count); rank++) ranks.add(rank)
  }
  add(0, cuts.length > 0 ? FIRST : FIRST_UNCUT)
  for (const cut of cuts) add(cut - BEFORE_CUT, cut + AFTER_CUT)
  const rank = followed === undefined ? -1 : before.rankOf(followed)
  if (rank >= 0) ranks.add(rank)
  return withFolds(
    [...ranks].sort((a, b) => a - b),
    stage,
    cuts,
  )
}

/** Ranks at which kept tokens meet removed ones. */
function cutsOf({ before, after }: PipelineStage): number[] {
  const cuts: number[] = []
  if (after.count === before.count) return cuts
  const isKept = (rank: number) => after.rankOf(before.idByRank[rank]) >= 0
  let kept = isKept(0) ? 1 : 0
  for (let rank = 1; rank < before.count && cuts.length < MOST_CUTS; rank++) {
    if (isKept(rank) !== isKept(rank - 1)) cuts.push(rank)
    if (isKept(rank)) kept++
    // All that is kept has been seen; the cut behind it is the last.
    else if (kept === after.count) break
  }
  return cuts
}

function withFolds(
  ranks: readonly number[],
  stage: PipelineStage,
  cuts: readonly number[],
): TableLine[] {
  const { before, after, shows } = stage
  const lines: TableLine[] = []
  let next = 0
  let weight = 0
  for (const rank of ranks) {
    if (rank > next) lines.push({ kind: 'fold', count: rank - next })
    if (cuts.includes(rank)) lines.push({ kind: 'cut' })
    weight += before.weightOf(next, rank + 1)
    next = rank + 1
    const id = before.idByRank[rank]
    const isKept = after.rankOf(id) >= 0
    const [from, to] =
      shows === 'logits'
        ? [before.logitAt(rank), after.logitOf(id)]
        : [before.probability(rank), after.probabilityOf(id)]
    const sum = weight / before.total
    lines.push({ kind: 'row', id, rank, before: from, after: isKept ? to : undefined, sum })
  }
  return lines
}
