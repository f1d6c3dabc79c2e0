import { hashLogits } from '#lib/engine/llama/logits-hash.ts'
import type { RecordedLogits } from '#lib/engine/recorded/recorded.ts'
import type { Engine } from '#lib/engine/types.ts'
import { captureGreedy } from '#lib/state/greedy-capture.ts'
import { writePiece, type WrittenPiece } from '#lib/text/written-piece.ts'

/** The text, which is a prompt of the gallery too, and how many tokens are written after it. */
export const capture = { prompt: 'She opened the box. Inside was a', steps: 6 } as const
/** Where the gallery keeps the logits of the first step. */
const FIRST_FILE = 'open-story.f32'
/** Tokens that a step lists: as many as a short list of an API. */
export const LISTED = 16

export type RecordedToken = { readonly id: number; readonly piece: WrittenPiece }

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

/**
 * Captures the steps for a recording.
 *
 * @param keep takes the logits of each step with the name of their file
 */
export async function recordCapture(
  engine: Pick<Engine, 'tokenize' | 'forward' | 'piece' | 'info'>,
  keep: (file: string, logits: Float32Array) => void,
): Promise<ReshapeRecording> {
  const token = (id: number) => ({ id, piece: writePiece(engine.piece(id)) })
  const steps: RecordedStep[] = []
  for await (const { id, logits, own } of captureGreedy(engine, capture)) {
    const file = steps.length === 0 ? FIRST_FILE : `reshape-${steps.length + 1}.f32`
    if (steps.length > 0) keep(file, logits)
    const ids = Array.from(own.idByRank.subarray(0, LISTED))
    steps.push({
      ...token(id),
      logSum: own.logSum,
      top: ids.map((id) => ({ ...token(id), logit: logits[id] })),
      logits: { file, hash: hashLogits(logits) },
    })
  }
  return { vocabSize: engine.info.vocabSize, steps }
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
