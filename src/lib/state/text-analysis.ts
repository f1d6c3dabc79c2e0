import type { Provenance } from '#lib/engine/types.ts'
import type { PositionSummary } from './position-summary.ts'

/** A text with what the model expected at its positions, as far as that is known. Nothing else is needed to show it. */
export type Analysis = {
  readonly ids: readonly number[]
  /** Shape as ids. Undefined where the model has not read yet, and always at 0: before the first token there is nothing. */
  readonly summaryByPos: readonly (PositionSummary | undefined)[]
  readonly provenance: Provenance
}

/** A position that has been read. */
export type ReadPosition = { readonly position: number; readonly summary: PositionSummary }

/** What the bits of a text add up to, over the tokens that have been read. */
export type Totals = {
  /** How many tokens. */
  readonly tokens: number
  readonly bits: number
  readonly perplexity: number
  /** Over the bytes of the same tokens. */
  readonly bitsPerByte: number
  /** Tokens that were the model's first choice. */
  readonly firstChoices: number
  readonly medianRank: number
}

/** The live analysis of a text before it is read. What another one knows of the beginning that both texts share is taken over. */
export function beginAnalysis(ids: readonly number[], other?: Analysis): Analysis {
  const shared = other?.provenance === 'live' ? sharedLength(ids, other.ids) : 0
  const summaryByPos = ids.map((_, i) => (i < shared ? other?.summaryByPos[i] : undefined))
  return { ids, summaryByPos, provenance: 'live' }
}

/** The analysis with the summaries of the positions from `from` on. */
export function withSummaries(
  analysis: Analysis,
  from: number,
  summaries: readonly PositionSummary[],
): Analysis {
  const summaryByPos = [...analysis.summaryByPos]
  summaries.forEach((summary, i) => (summaryByPos[from + i] = summary))
  return { ...analysis, summaryByPos }
}

/** The first position after the first token that has not been read; the length of the text when all have. */
export function firstUnread({ summaryByPos }: Analysis): number {
  const at = summaryByPos.findIndex((summary, i) => i > 0 && summary === undefined)
  return at < 0 ? summaryByPos.length : at
}

export function readPositions({ summaryByPos }: Analysis): ReadPosition[] {
  return summaryByPos.flatMap((summary, position) => (summary ? { position, summary } : []))
}

/** The positions with the most bits, most first; of equal ones the earlier. */
export function strongest(
  analysis: Analysis,
  measure: 'entropy' | 'surprisal',
  count: number,
): ReadPosition[] {
  return readPositions(analysis)
    .sort((a, b) => b.summary[measure] - a.summary[measure])
    .slice(0, count)
}

/**
 * @param bytesOf the bytes of one id
 * @returns undefined while nothing has been read
 */
export function totals(
  analysis: Analysis,
  bytesOf: (id: number) => Uint8Array,
): Totals | undefined {
  const read = readPositions(analysis)
  if (read.length === 0) return undefined
  const bits = read.reduce((sum, { summary }) => sum + summary.surprisal, 0)
  const bytes = read.reduce((sum, { position }) => sum + bytesOf(analysis.ids[position]).length, 0)
  const ranks = read.map(({ summary }) => summary.rank).sort((a, b) => a - b)
  const middle = (ranks.length - 1) / 2
  return {
    tokens: read.length,
    bits,
    perplexity: 2 ** (bits / read.length),
    bitsPerByte: bits / bytes,
    firstChoices: ranks.filter((rank) => rank === 1).length,
    medianRank: (ranks[Math.floor(middle)] + ranks[Math.ceil(middle)]) / 2,
  }
}

function sharedLength(a: readonly number[], b: readonly number[]): number {
  let length = 0
  while (length < Math.min(a.length, b.length) && a[length] === b[length]) length++
  return length
}
