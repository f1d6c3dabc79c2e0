import { carryOut } from './carry-out.ts'
import { completeParams, show } from './parameters.ts'
import { rank, type Ranking } from './ranking.ts'
import { processorOf } from './registry.ts'
import { Stage, Trace } from './trace.ts'
import type { Chain, Context, Step } from './types.ts'

/**
 * Runs the steps in order, each on what the one before it left, and keeps what each did. Pure:
 * logits, chain and context are not changed.
 *
 * Agrees with: the chains of transformers and llama.cpp, where a removed token is a logit of
 * −Infinity and each step sees the distribution renormalized over what is left. Differs: they round
 * logits to float32 after every step; here they stay float64 from the first step on.
 *
 * @param logits shape [V], nats; −Infinity = removed
 * @param ranking `rank(logits)`, when it is at hand: made once per logits, it serves every chain
 * @throws RangeError for logits that are no distribution, an unknown processor, a bad parameter, an
 *   id outside the vocabulary, or a step that would leave no token; the message names the stage,
 *   the parameter and the value
 */
export function runChain(
  logits: Float32Array,
  chain: Chain,
  context: Context,
  ranking: Ranking = rank(logits),
): Trace {
  if (ranking.vocabSize !== logits.length)
    throw new RangeError(`chain: ranking has ${ranking.vocabSize} entries, logits ${logits.length}`)
  return runRanking(ranking, chain, context)
}

/** As {@link runChain}, for a distribution that is ranked already. */
export function runRanking(ranking: Ranking, chain: Chain, context: Context): Trace {
  checkContext(context, ranking.vocabSize)
  const stages: Stage[] = []
  let current = ranking
  for (const step of chain) {
    const stage = runStep(current, step, context)
    stages.push(stage)
    current = stage.after
  }
  return new Trace(ranking, stages, context)
}

function runStep(before: Ranking, step: Step, context: Context): Stage {
  const processor = processorOf(step.id)
  const params = completeParams(processor, step.params, before.vocabSize)
  if (step.enabled === false)
    return new Stage({ id: step.id, params, enabled: false, before, after: before, notes: {} })
  const refuse = (what: string): never => {
    throw new RangeError(`${step.id}: ${what} with ${show(params)}`)
  }
  const outcome = processor.apply(before, params, context)
  const after = carryOut(before, outcome, refuse)
  if (after.count === 0) refuse('removes every token')
  return new Stage({ id: step.id, params, enabled: true, before, after, notes: outcome.notes })
}

function checkContext({ contextIds, promptLength, coin }: Context, vocabSize: number): void {
  for (let position = 0; position < contextIds.length; position++) {
    const id = contextIds[position]
    if (!(Number.isInteger(id) && id >= 0 && id < vocabSize))
      throw new RangeError(`context: id ${id} at position ${position} is not in [0, ${vocabSize})`)
  }
  if (!(Number.isInteger(promptLength) && promptLength >= 0 && promptLength <= contextIds.length))
    throw new RangeError(
      `context: promptLength must be an integer in [0, ${contextIds.length}], got ${promptLength}`,
    )
  if (coin !== undefined && !(coin >= 0 && coin < 1))
    throw new RangeError(`context: coin must be in [0, 1), got ${coin}`)
}
