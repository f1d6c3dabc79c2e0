import type { PositionSummary } from './position-summary.ts'
import type { Analysis } from './text-analysis.ts'

/** A passage with what the real model expected at every position. */
export type RecordedPassage = {
  readonly id: string
  readonly text: string
  readonly ids: readonly number[]
  /** Of positions 1 to the end. */
  readonly summaries: readonly PositionSummary[]
}

/** `passages.json`: which model was recorded, and on which passages. */
export type PassageRecording = {
  readonly sha256: string
  readonly passages: readonly RecordedPassage[]
}

export function recordedAnalysis({ ids, summaries }: RecordedPassage): Analysis {
  return { ids, summaryByPos: [undefined, ...summaries], provenance: 'recorded' }
}
