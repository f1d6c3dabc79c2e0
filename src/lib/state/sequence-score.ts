import type { Engine } from '#lib/engine/types.ts'
import { logSumExp } from '#lib/math/softmax.ts'

/** A token of a given sequence, as the model saw it there. */
export type SequenceToken = {
  readonly id: number
  /** Nats. */
  readonly logProb: number
  /** From 1; ties share the better one. */
  readonly rank: number
}

/**
 * How probable the model holds a continuation to be, token by token: one forward pass over all of it.
 *
 * @throws EngineError from the engine
 */
export async function scoreSequence(
  engine: Pick<Engine, 'tokenize' | 'forward'>,
  { prompt, ids }: { prompt: string; ids: readonly number[] },
  signal?: AbortSignal,
): Promise<SequenceToken[]> {
  const promptIds = await engine.tokenize(prompt)
  const positions = ids.map((_, i) => promptIds.length - 1 + i)
  const text = [...promptIds, ...ids.slice(0, -1)]
  const read = await engine.forward(text, { positions, ...(signal && { signal }) })
  return read.map((distribution, i) => {
    if (distribution.kind !== 'full') throw new TypeError('a score needs whole distributions')
    return scoreAt(distribution.logits, ids[i])
  })
}

function scoreAt(logits: Float32Array, id: number): SequenceToken {
  let above = 0
  for (let other = 0; other < logits.length; other++) if (logits[other] > logits[id]) above++
  return { id, logProb: logits[id] - logSumExp(logits), rank: above + 1 }
}
