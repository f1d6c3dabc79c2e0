/** One line of the distribution. Ranks count from 0, in the order of the shaped distribution; `to` is exclusive. */
export type Line =
  | { kind: 'row'; rank: number }
  | { kind: 'fold'; from: number; to: number; opens: boolean }
  | { kind: 'cut' }

/** Some lines, and the ranks after the last of them: none, where `from` is `to`. `more` of them may be asked for. */
export type Layout = { lines: Line[]; rest: { from: number; to: number; more: number } }

type RowPlan = {
  /** Rows shown when nothing is removed. */
  uncut: number
  /** Rows shown at the top, before the fold, when something is. */
  head: number
  /** Rows shown on either side of the cut, whatever is folded. */
  beforeCut: number
  afterCut: number
  /** Rows shown when the reader asks for more. */
  first: number
}

export const widePlan: RowPlan = { uncut: 30, head: 9, beforeCut: 2, afterCut: 3, first: 30 }
export const narrowPlan: RowPlan = { uncut: 10, head: 10, beforeCut: 1, afterCut: 2, first: 30 }

/**
 * Which rows of the vocabulary to show, so that the cut is always in sight and every entry stands in exactly one line
 * or in the rest. Rows fold in the middle, never at the cut.
 *
 * @param vocabSize number of entries
 * @param keptCount how many of them are kept; the cut lies after these
 * @param plan how many rows go where
 * @param opened whether the reader asked for the folded rows
 */
export function layOutRows(
  vocabSize: number,
  keptCount: number,
  plan: RowPlan,
  opened: boolean,
): Layout {
  const lines: Line[] = []
  const isCut = keptCount < vocabSize
  const shown = opened ? plan.first : isCut ? plan.head : plan.uncut
  const tail = isCut ? plan.beforeCut : 0
  const end = isCut ? keptCount : Math.min(vocabSize, shown)

  // A fold of two rows would take as much room as the rows.
  const folds = end - tail - shown > 2
  pushRows(lines, 0, folds ? shown : end)
  if (folds) {
    lines.push({ kind: 'fold', from: shown, to: end - tail, opens: shown < plan.first })
    pushRows(lines, end - tail, end)
  }
  if (!isCut) {
    const more = Math.min(plan.first, vocabSize) - end
    return { lines, rest: { from: end, to: vocabSize, more } }
  }
  lines.push({ kind: 'cut' })
  const removedShown = Math.max(plan.afterCut, shown + tail + plan.afterCut - end)
  const last = Math.min(vocabSize, end + removedShown)
  pushRows(lines, end, last)
  return { lines, rest: { from: last, to: vocabSize, more: 0 } }
}

function pushRows(lines: Line[], from: number, to: number): void {
  for (let rank = from; rank < to; rank++) lines.push({ kind: 'row', rank })
}
