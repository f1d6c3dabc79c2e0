import type { Engine } from '#lib/engine/types.ts'
// Not from the index: it would bring all the processors.
import { rank } from '#lib/sampling/ranking.ts'
import { scoreToken, type TokenScore } from './token-score.ts'

/** A token of a given sequence, as the model saw it there. */
export type SequenceToken = { readonly id: number } & Pick<TokenScore, 'logProb' | 'rank'>

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
    return { id: ids[i], ...scoreToken(rank(distribution.logits), ids[i]) }
  })
}
