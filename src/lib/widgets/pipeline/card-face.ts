import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { cardWords, titleOf, valueOf } from './card-words.ts'
import { miniChart, type MiniChart, type MiniScale } from './mini-chart.ts'
import type { PipelineStage } from './stages.ts'

const words = messages.pipeline
/** From this share of the width on, a number at the cut stands to its left. */
const FAR_RIGHT = 70

/** What a card shows of its stage. */
export type CardFace = {
  title: string
  value: string
  strong: string
  text: string
  /** The token that the draw took, before the words. */
  drawn: Uint8Array | undefined
  chart: MiniChart
  /** The numbers in the chart: at its first mark, at its last one, and at the cut. */
  labels: {
    first: string
    last: string
    cut: { text: string; left: number; isFar: boolean } | undefined
  }
  /** It changes nothing. */
  isFaint: boolean
}

/** The card of a stage before the draw: all of it follows from what the stage was given and what it made of it. */
export function cardFace(stage: PipelineStage, scale: MiniScale): CardFace {
  const chart = miniChart(stage, scale)
  return {
    title: titleOf(stage),
    value: valueOf(stage),
    drawn: undefined,
    ...cardWords(stage, scale.ids),
    chart,
    labels: labelsOf(stage, chart, scale),
    isFaint: stage.step?.noEffect ?? false,
  }
}

function labelsOf(
  { kind, before, after }: PipelineStage,
  chart: MiniChart,
  { ids }: MiniScale,
): CardFace['labels'] {
  const none = { first: '', last: '', cut: undefined }
  if (kind === 'raw') {
    const last = after.logitOf(ids[ids.length - 1])
    return { ...none, first: formatNumber(after.logitAt(0)), last: formatNumber(last) }
  }
  if (kind === 'softmax') return { ...none, first: formatProbability(after.probability(0)) }
  const cut = chart.removed.find(({ left }) => left > 0)
  if (cut) {
    const isFar = cut.left > FAR_RIGHT
    return { ...none, cut: { text: formatCount(after.count), left: cut.left, isFar } }
  }
  const end = before.rankOf(after.idByRank[after.count - 1]) + 1
  const isBeyond = end < before.count && after.rankOf(ids[ids.length - 1]) >= 0
  return isBeyond
    ? { ...none, cut: { text: words.cutBeyond(formatCount(end)), left: 100, isFar: true } }
    : none
}
