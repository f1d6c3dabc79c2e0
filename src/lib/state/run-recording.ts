import { readPiece, type WrittenPiece } from '#lib/text/written-piece.ts'
import type { RunToken } from './runs.ts'

/** Of each number: more than any chart shows, and fewer than the mathematics of two browsers may differ in. */
const SIGNIFICANT_DIGITS = 6

/** Runs as a file holds them: each token's numbers in columns, shape [tokens]. */
export type RunRecording<Name extends string = string> = {
  /** Of the model file. */
  readonly sha256: string
  readonly runs: Readonly<Record<Name, RecordedRun>>
}

export type RecordedRun = {
  readonly ids: readonly number[]
  readonly pieces: readonly WrittenPiece[]
  /** Nats. */
  readonly logProbs: readonly number[]
  /** Bits. */
  readonly entropies: readonly number[]
}

/** A token of a run with its bytes: all that is needed to show it. */
export type SpelledToken = RunToken & { readonly bytes: Uint8Array }

export function readRun({ ids, pieces, logProbs, entropies }: RecordedRun): SpelledToken[] {
  return ids.map((id, i) => ({
    id,
    bytes: readPiece(pieces[i]),
    logProb: logProbs[i],
    entropy: entropies[i],
  }))
}

/** A number as recordings hold it. */
export function round(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}
