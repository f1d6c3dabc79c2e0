import type { Engine } from '#lib/engine/types.ts'
import { readPiece, writePiece, type WrittenPiece } from '#lib/text/written-piece.ts'
import type { RecordedPassage } from './passage-recording.ts'
import type { Analysis } from './text-analysis.ts'

/** Of bits: two are shown, and none of them changes by having been rounded before. */
const DECIMALS = 5

/**
 * A recorded passage without the tokens that were expected: a tenth of the whole, so that a page has its colors before
 * anything is fetched. Columns of the shape [tokens], numbers from position 1 on.
 */
export type PassageOutline = {
  readonly ids: readonly number[]
  readonly pieces: readonly WrittenPiece[]
  /** Bits. */
  readonly entropies: readonly number[]
  readonly surprisals: readonly number[]
  readonly ranks: readonly number[]
}

export function outlineOf(
  { ids, summaries }: RecordedPassage,
  engine: Pick<Engine, 'piece'>,
): PassageOutline {
  return {
    ids,
    pieces: ids.map((id) => writePiece(engine.piece(id))),
    entropies: summaries.map(({ entropy }) => round(entropy)),
    surprisals: summaries.map(({ surprisal }) => round(surprisal)),
    ranks: summaries.map(({ rank }) => rank),
  }
}

/** The passage as it can be shown; nothing is known of what was expected. */
export function outlinedAnalysis(outline: PassageOutline): Analysis {
  const { ids, entropies, surprisals, ranks } = outline
  const summaries = ranks.map((rank, i) => ({
    entropy: entropies[i],
    surprisal: surprisals[i],
    probability: 2 ** -surprisals[i],
    rank,
    top: [],
  }))
  return { ids, summaryByPos: [undefined, ...summaries], provenance: 'recorded' }
}

/** The bytes of every id that occurs in the passages. */
export function outlinedPieces(outlines: readonly PassageOutline[]): Map<number, Uint8Array> {
  return new Map(
    outlines.flatMap(({ ids, pieces }) => ids.map((id, i) => [id, readPiece(pieces[i])])),
  )
}

function round(value: number): number {
  return Number(value.toFixed(DECIMALS))
}
