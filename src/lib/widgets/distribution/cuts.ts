import { formatCount, formatNumber } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Ranking, Stage, Trace } from '#lib/sampling/index.ts'
import { stepLine } from '#lib/widgets/chain-words/index.ts'

const words = messages.distribution

/** Where a stage ended the distribution: after how many ranks of the shaped order, and the words there. */
export type Cut = { readonly rank: number; readonly name: string; readonly kept: string }

/**
 * One cut for each stage that removed tokens, the strictest first. A cut stands after the tokens that its stage kept. Where others
 * stand among those, because the removed ones follow in the model's order, it is told at the end of the distribution instead.
 */
export function cutsOf(trace: Trace): Cut[] {
  const cutting = trace.stages.filter((stage) => stage.before.count > stage.after.count).reverse()
  return cutting
    .map((stage) => {
      const isFirst = keepsFirst(stage.after, trace)
      return { rank: isFirst ? stage.keptCount : trace.keptCount, ...wordsOf(stage, isFirst) }
    })
    .sort((a, b) => a.rank - b.rank)
}

/** Whether the tokens of a stage are the first ones of the shaped order. */
function keepsFirst(kept: Ranking, { own, final, idByRank }: Trace): boolean {
  if (kept.idByRank === own.idByRank && idByRank === own.idByRank) return true
  for (let rank = final.count; rank < kept.count; rank++)
    if (kept.rankOf(idByRank[rank]) < 0) return false
  return true
}

function wordsOf(stage: Stage, isFirst: boolean): Omit<Cut, 'rank'> {
  const name = stepLine(stage)
  const ended = keepsTop(stage) ? words.cut(name) : words.cutOut(name)
  return {
    name: isFirst ? ended : words.cutBefore(name),
    kept: words.cutKept(formatCount(stage.keptCount), formatNumber(stage.keptMass, 3)),
  }
}

/** Whether a stage removed the least probable tokens: what it kept ends where it would without gaps. */
function keepsTop({ before, after }: Stage): boolean {
  return before.rankOf(after.idByRank[after.count - 1]) === after.count - 1
}
