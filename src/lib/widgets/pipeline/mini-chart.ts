import type { Ranking } from '#lib/sampling/index.ts'
import type { PipelineStage } from './stages.ts'

/** Tokens in every small chart: the same ones at the same places, so that a chart can be read across the cards. */
export const COLUMNS = 44
export const WIDTH = 176
export const HEIGHT = 72
/** Room above the marks for a number. */
const TOP = 10
/** Raw logits stay readable beside those that a low temperature has pulled apart: marks further down leave the chart. */
const MOST_SPANS = 4

export type MiniChart = {
  /** One path with all dots, or with all bars. */
  readonly dots: string
  readonly bars: string
  /** The bar of the token drawn. */
  readonly hit: string
  /** Where the tokens stand that this stage removed, in percent of the width. */
  readonly removed: readonly { readonly left: number; readonly width: number }[]
}

/** What the charts of one row share: columns, and a scale for each of the two quantities. */
export type MiniScale = {
  /** Ids, column by column, in the model's own order. */
  readonly ids: Uint32Array
  /** Nats from top to bottom. */
  readonly span: number
  /** Probability at the top. */
  readonly most: number
}

export function miniScale(own: Ranking, stages: readonly PipelineStage[]): MiniScale {
  const ids = own.idByRank.subarray(0, Math.min(COLUMNS, own.count))
  const ownSpan = spanOf(own, ids)
  let span = ownSpan
  let most = 0
  for (const { after, shows } of stages) {
    if (shows === 'logits') span = Math.max(span, spanOf(after, ids))
    else for (const id of ids) most = Math.max(most, after.probabilityOf(id))
  }
  return { ids, span: Math.min(span, ownSpan * MOST_SPANS) || 1, most: most || 1 }
}

/** How far the lowest of these tokens lies below the most probable one, nats. */
function spanOf(ranking: Ranking, ids: Uint32Array): number {
  let lowest = 0
  for (const id of ids) {
    const logit = ranking.logitOf(id)
    if (logit > -Infinity) lowest = Math.max(lowest, ranking.logitAt(0) - logit)
  }
  return lowest
}

/** @param hit the token drawn, where the stage is the draw */
export function miniChart(stage: PipelineStage, scale: MiniScale, hit?: number): MiniChart {
  const { before, after, shows } = stage
  const marks: string[] = []
  let hitBar = ''
  scale.ids.forEach((id, column) => {
    if (after.rankOf(id) < 0) return
    const left = leftOf(column)
    if (shows === 'logits') {
      const depth = (after.logitAt(0) - after.logitOf(id)) / scale.span
      if (depth <= 1) marks.push(`M${left + 2} ${round(TOP + depth * (HEIGHT - TOP - 3))}h.01`)
    } else {
      const height = round((after.probabilityOf(id) / scale.most) * (HEIGHT - TOP))
      const bar = `M${left} ${HEIGHT}v${-height}h3v${height}z`
      if (id === hit) hitBar = bar
      else marks.push(bar)
    }
  })
  const isLogits = shows === 'logits'
  return {
    dots: isLogits ? marks.join('') : '',
    bars: isLogits ? '' : marks.join(''),
    hit: hitBar,
    removed: runs(scale.ids, (id) => before.rankOf(id) >= 0 && after.rankOf(id) < 0),
  }
}

function leftOf(column: number): number {
  return (column * WIDTH) / COLUMNS
}

/** Neighboring columns that a condition holds for, joined. */
function runs(ids: Uint32Array, holds: (id: number) => boolean): { left: number; width: number }[] {
  const found: { from: number; to: number }[] = []
  ids.forEach((id, column) => {
    if (!holds(id)) return
    const last = found.at(-1)
    if (last?.to === column) last.to++
    else found.push({ from: column, to: column + 1 })
  })
  const percent = (columns: number) => (columns * 100) / COLUMNS
  return found.map(({ from, to }) => ({ left: percent(from), width: percent(to - from) }))
}

function round(length: number): number {
  return Math.round(length * 10) / 10
}
