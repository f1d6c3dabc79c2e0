import type { WrittenPiece } from '#lib/text/written-piece.ts'

/** What is searched: a continuation of so many tokens, with so many sequences kept on the way. */
export const search = { prompt: 'Monday, Tuesday, Wednesday,', length: 6, width: 12 } as const

/** Both ways, in the order they are shown. */
export const ways = ['greedy', 'beam'] as const
export type Way = (typeof ways)[number]

/** A sequence as a file holds it, in columns, shape [tokens]. */
export type RecordedSequence = {
  readonly ids: readonly number[]
  readonly pieces: readonly WrittenPiece[]
  /** Nats. */
  readonly logProbs: readonly number[]
  readonly ranks: readonly number[]
}

/** `greedy-is-not-best.json` */
export type SearchRecording = {
  /** Of the model file. */
  readonly sha256: string
  readonly sequences: Readonly<Record<Way, RecordedSequence>>
}
