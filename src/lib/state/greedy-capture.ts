import type { Engine } from '#lib/engine/types.ts'
import { greedy, rank, type Ranking } from '#lib/sampling/index.ts'

/** A step of a greedy run with everything the model said there: what was picked, and what could have been. */
export type CapturedStep = {
  /** The most probable token, which the text goes on with. */
  readonly id: number
  /** Shape [V], nats. */
  readonly logits: Float32Array
  readonly own: Ranking
}

/**
 * Writes tokens greedily and keeps the logits of each step: one forward pass a step.
 *
 * @yields each step as it is written
 * @throws EngineError from the engine
 */
export async function* captureGreedy(
  engine: Pick<Engine, 'tokenize' | 'forward'>,
  { prompt, steps }: { prompt: string; steps: number },
  signal?: AbortSignal,
): AsyncGenerator<CapturedStep> {
  const ids = [...(await engine.tokenize(prompt))]
  for (let step = 0; step < steps; step++) {
    const [distribution] = await engine.forward(ids, signal ? { signal } : {})
    if (distribution.kind !== 'full') throw new TypeError('a capture needs whole distributions')
    const { logits } = distribution
    const id = greedy(logits)
    ids.push(id)
    yield { id, logits, own: rank(logits) }
  }
}
