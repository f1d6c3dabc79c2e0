import type { RecordedLogits } from '#lib/engine/recorded/recorded.ts'
import type { WrittenPiece } from '#lib/text/written-piece.ts'

/** The text, which is a prompt of the gallery too, and how many tokens are written after it. */
export const capture = { prompt: 'She opened the box. Inside was a', steps: 6 } as const
/** Tokens that a step lists: as many as a short list of an API. */
export const LISTED = 16

type RecordedToken = { readonly id: number; readonly piece: WrittenPiece }

/** What is known of a step before its logits are read: enough for its first rows, exactly. */
export type RecordedStep = RecordedToken & {
  /** ln Σ e^l over the whole vocabulary, nats. */
  readonly logSum: number
  /** The most probable tokens, most probable first, with their logits (nats). */
  readonly top: readonly (RecordedToken & { readonly logit: number })[]
  readonly logits: RecordedLogits
}

/** `reshape.json` */
export type ReshapeRecording = {
  readonly vocabSize: number
  readonly steps: readonly RecordedStep[]
}

/** The text that a step goes on from: the prompt and the tokens written before. @param step from 1 */
export function textBefore({ steps }: ReshapeRecording, step: number): string {
  return (
    capture.prompt +
    steps
      .slice(0, step - 1)
      .map(({ piece }) => piece)
      .join('')
  )
}
