import type { Trace } from '#lib/sampling/index.ts'

/** A token's share of a ruler from 0 to 1, in the order of the final distribution. */
export type Piece = { id: number; rank: number; from: number; to: number }

export type Ruler = {
  pieces: Piece[]
  /** Where the pieces too narrow to be told apart begin and end. */
  finest: { from: number; to: number } | undefined
  /** The share that was removed, at the end; undefined when nothing was. */
  removed: { from: number; to: number } | undefined
}

/** A narrower piece could not be seen on a ruler of 500 pixels. */
const LEAST_WIDTH = 0.003

/**
 * Two rulers with the same pieces: how wide the tokens are for the model itself, and how wide after the settings.
 * Both are cut in the final order, so that a line from border to border shows how truncation stretches the rest.
 */
export function rulersOf(trace: Trace): { own: Ruler; shaped: Ruler } {
  const own: Ruler = { pieces: [], finest: undefined, removed: undefined }
  const shaped: Ruler = { pieces: [], finest: undefined, removed: undefined }
  const { own: model, final, idByRank, keptCount } = trace
  let ownEnd = 0
  let shapedEnd = 0
  let rank = 0
  for (; rank < keptCount; rank++) {
    const id = idByRank[rank]
    const ownWidth = model.probabilityOf(id)
    const shapedWidth = final.probability(rank)
    if (ownWidth < LEAST_WIDTH && shapedWidth < LEAST_WIDTH) break
    own.pieces.push({ id, rank, from: ownEnd, to: (ownEnd += ownWidth) })
    shaped.pieces.push({ id, rank, from: shapedEnd, to: (shapedEnd += shapedWidth) })
  }
  const ownKept = model.massOf(final)
  if (rank < keptCount) {
    own.finest = { from: ownEnd, to: ownKept }
    shaped.finest = { from: shapedEnd, to: 1 }
  }
  if (keptCount < model.vocabSize) own.removed = { from: ownKept, to: 1 }
  return { own, shaped }
}
