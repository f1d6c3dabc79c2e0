import type { Ranking } from '#lib/sampling/index.ts'

/** Tokens in order, and how probable the model holds them to be together. */
export type Sequence = {
  readonly ids: readonly number[]
  /** Sum of the log-probabilities, nats. */
  readonly logProb: number
}

/**
 * Beam search for a probable continuation of a given length: at each token the best `width` sequences are kept, of all that
 * those before it go on to. A width of 1 is greedy. What it finds need not be the best there is.
 *
 * Source: Lowerre 1976, "The Harpy speech recognition system".
 *
 * @param after the model's distribution after a continuation
 * @returns most probable first
 */
export async function beamSearch(
  after: (ids: readonly number[]) => Promise<Ranking>,
  { width, length }: { width: number; length: number },
): Promise<Sequence[]> {
  let beam: Sequence[] = [{ ids: [], logProb: 0 }]
  for (let token = 0; token < length; token++) {
    const found: Sequence[] = []
    for (const sequence of beam) found.push(...goOn(sequence, await after(sequence.ids), width))
    beam = found.sort((a, b) => b.logProb - a.logProb).slice(0, width)
  }
  return beam
}

function goOn({ ids, logProb }: Sequence, own: Ranking, width: number): Sequence[] {
  const next = Array.from(own.idByRank.subarray(0, Math.min(width, own.count)))
  return next.map((id, rank) => ({
    ids: [...ids, id],
    logProb: logProb + own.logitAt(rank) - own.logSum,
  }))
}
