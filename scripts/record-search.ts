import type { LlamaEngine } from '#lib/engine/llama/engine.ts'
import { rank } from '#lib/sampling/index.ts'
import { round } from '#lib/state/run-recording.ts'
import { scoreSequence } from '#lib/state/sequence-score.ts'
import { writePiece } from '#lib/text/written-piece.ts'
import {
  search,
  type RecordedSequence,
  type SearchRecording,
} from '#lib/widgets/greedy-is-not-best/search.ts'
import { beamSearch } from './beam-search.ts'

/** Searches greedily and with a beam; what each found is scored again in one pass over its tokens. */
export async function recordSearch(engine: LlamaEngine): Promise<SearchRecording> {
  const { prompt, length, width } = search
  const promptIds = engine.tokenize(prompt)
  const after = async (ids: readonly number[]) => {
    const [{ logits }] = await engine.forward([...promptIds, ...ids])
    return rank(logits)
  }
  const best = async (width: number): Promise<RecordedSequence> => {
    const [{ ids }] = await beamSearch(after, { width, length })
    const scores = await scoreSequence(engine, { prompt, ids })
    return {
      ids,
      pieces: ids.map((id) => writePiece(engine.piece(id))),
      logProbs: scores.map(({ logProb }) => round(logProb)),
      ranks: scores.map(({ rank }) => rank),
    }
  }
  const sequences = { greedy: await best(1), beam: await best(width) }
  return { sha256: engine.info.sha256, sequences }
}
