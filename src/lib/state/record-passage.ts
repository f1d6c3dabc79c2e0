import type { ForwardOptions, FullDistribution } from '#lib/engine/types.ts'
import type { RecordedPassage } from './passage-recording.ts'
import type { PositionSummary } from './position-summary.ts'
import { readText } from './read-text.ts'

/** Of each number: more than any chart shows, and fewer than the mathematics of two browsers may differ in. */
const SIGNIFICANT_DIGITS = 7

/** An engine in the same thread. */
type LocalEngine = {
  tokenize(text: string): readonly number[]
  forward(ids: readonly number[], options: ForwardOptions): Promise<FullDistribution[]>
}

export async function recordPassage(
  engine: LocalEngine,
  { id, text }: { id: string; text: string },
): Promise<RecordedPassage> {
  const ids = engine.tokenize(text)
  const summaries: PositionSummary[] = []
  const forward = (ids: readonly number[], options: ForwardOptions) => engine.forward(ids, options)
  for await (const some of readText(forward, ids)) summaries.push(...some.map(rounded))
  return { id, text, ids, summaries }
}

function rounded({ entropy, surprisal, probability, rank, top }: PositionSummary): PositionSummary {
  return {
    entropy: round(entropy),
    surprisal: round(surprisal),
    probability: round(probability),
    rank,
    top: top.map(({ id, probability }) => ({ id, probability: round(probability) })),
  }
}

function round(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS))
}
