import { hashLogits } from '#lib/engine/llama/logits-hash.ts'
import type { Engine } from '#lib/engine/types.ts'
import { captureGreedy } from '#lib/state/greedy-capture.ts'
import { writePiece } from '#lib/text/written-piece.ts'
import { capture, LISTED, type RecordedStep, type ReshapeRecording } from './capture.ts'

/** Where the gallery keeps the logits of the first step. */
const FIRST_FILE = 'open-story.f32'

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
