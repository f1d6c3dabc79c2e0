import { runRanking } from './chain.ts'
import { isNeutral } from './neutral.ts'
import { rankFloats, type Ranking } from './ranking.ts'
import { processorOf } from './registry.ts'
import type { Trace } from './trace.ts'
import type { Chain, Context } from './types.ts'

/**
 * The most probable entries with their log-probabilities (nats), and the mass of all others
 * together: what servers give.
 */
export type PartialDistribution = {
  ids: ArrayLike<number>
  logProbs: ArrayLike<number>
  restMass: number
  vocabSize: number
}

/** What is certain of a shaped partial distribution: each probability lies between two bounds. */
export type PartialResult = {
  /** The known tokens that may be kept, most probable first. */
  idByRank: Uint32Array
  lowByRank: Float64Array
  highByRank: Float64Array
  /** Bounds of the mass of all tokens that are not known. */
  rest: { low: number; high: number }
  /** Whether the bounds meet: the result is the one that the full distribution would give. */
  isExact: boolean
}

/**
 * Runs a chain on a partial distribution. It is completed in the ways that differ most: the rest
 * spread evenly over the other tokens, and heaped on as few as can hold it, each at most as
 * probable as the least known one: those first that the chain's biases and penalties favor most, or
 * least. What comes out lies between; with a temperature and biases on unknown tokens together, the
 * bounds are close, not strict. No other tokens are invented: a truncation must cut among the known
 * ones, and what needs more is refused.
 *
 * @throws RangeError for entries that are no distribution, and for a step that cannot be told from
 *   what is known, naming the step and why
 */
export function runPartialChain(
  partial: PartialDistribution,
  chain: Chain,
  context: Context,
): PartialResult {
  checkPartial(partial)
  const traces = completions(partial, chain, context).map((ranking) =>
    runRanking(ranking, chain, context),
  )
  const known = new Set(Array.from(partial.ids))
  refuseWhatIsUnknown(traces, known)
  return bounds(traces, known)
}

function refuseWhatIsUnknown(traces: readonly Trace[], known: ReadonlySet<number>): void {
  const keepsUnknown = (ranking: Ranking) =>
    ranking.idByRank.subarray(0, ranking.count).some((id) => !known.has(id))
  for (const [index, { id, params, enabled }] of traces[0].stages.entries()) {
    const stages = traces.map((trace) => trace.stages[index])
    const { needs, kind } = processorOf(id)
    if (!enabled || isNeutral({ id, params })) continue
    if (needs === 'zero')
      throw new RangeError(
        `${id}: needs the model's own logits; log-probabilities have lost their zero`,
      )
    if (needs === 'shape' && stages.some(({ before }) => keepsUnknown(before)))
      throw new RangeError(`${id}: needs every probability, and only ${known.size} are known`)
    const cuts = kind === 'truncation' || kind === 'selection'
    if (cuts && stages.some(({ after }) => keepsUnknown(after)))
      throw new RangeError(`${id}: would keep tokens beyond the ${known.size} that are known`)
  }
}

function bounds(traces: readonly Trace[], known: ReadonlySet<number>): PartialResult {
  const probabilities = (id: number) => traces.map(({ final }) => final.probabilityOf(id))
  const highest = (id: number) => Math.max(...probabilities(id))
  const ids = [...known].filter((id) => highest(id) > 0)
  const idByRank = Uint32Array.from(ids.sort((a, b) => highest(b) - highest(a) || a - b))
  const lowByRank = Float64Array.from(idByRank, (id) => Math.min(...probabilities(id)))
  const highByRank = Float64Array.from(idByRank, highest)
  const rests = traces.map(({ final }) =>
    Math.max(0, 1 - ids.reduce((sum, id) => sum + final.probabilityOf(id), 0)),
  )
  const gap = highByRank.reduce((most, high, rank) => Math.max(most, high - lowByRank[rank]), 0)
  return {
    idByRank,
    lowByRank,
    highByRank,
    rest: { low: Math.min(...rests), high: Math.max(...rests) },
    isExact: gap < 1e-12,
  }
}

function completions(partial: PartialDistribution, chain: Chain, context: Context): Ranking[] {
  const { ids, logProbs, restMass, vocabSize } = partial
  const known = new Float64Array(vocabSize).fill(-Infinity)
  for (let i = 0; i < ids.length; i++) known[ids[i]] = logProbs[i]
  if (restMass === 0) return [rankFloats(known)]

  const others = Array.from(known.keys()).filter((id) => known[id] === -Infinity)
  // A shade less than the least known, so that no unknown token comes before it.
  const most = Math.exp(smallest(logProbs)) * (1 - 1e-12)
  if (restMass > others.length * most)
    throw new RangeError(
      `partial: a rest of ${restMass} does not fit ${others.length} tokens below the least known one`,
    )
  const spread = (order: readonly number[], share: number) => {
    const logits = known.slice()
    let left = restMass
    for (const id of order) {
      logits[id] = Math.log(Math.min(share, left))
      left = Math.max(0, left - share)
    }
    return rankFloats(logits)
  }
  const even = spread(others, restMass / others.length)
  const favor = favorOf(even, chain, context)
  const byFavor = others.toSorted((a, b) => favor(b) - favor(a) || a - b)
  return [even, spread(byFavor, most), spread(byFavor.reverse(), most)]
}

function smallest(values: ArrayLike<number>): number {
  let least = Infinity
  for (let i = 0; i < values.length; i++) least = Math.min(least, values[i])
  return least
}

/**
 * How far biases and penalties together move the logit of an id; what it was does not matter, since
 * they only add.
 */
function favorOf(even: Ranking, chain: Chain, context: Context): (id: number) => number {
  const adding = chain.filter(({ id }) => {
    const { kind, needs } = processorOf(id)
    return (kind === 'bias' || kind === 'penalty') && needs === 'ratios'
  })
  const { final } = runRanking(even, adding, context)
  return (id) => Math.max(-1e9, final.logitOf(id) - even.logitOf(id))
}

function checkPartial({ ids, logProbs, restMass, vocabSize }: PartialDistribution): void {
  if (ids.length === 0 || ids.length !== logProbs.length)
    throw new RangeError(`partial: ${ids.length} ids and ${logProbs.length} log-probabilities`)
  let sum = restMass
  for (let i = 0; i < ids.length; i++) {
    if (!(Number.isInteger(ids[i]) && ids[i] >= 0 && ids[i] < vocabSize))
      throw new RangeError(`partial: id ${ids[i]} is not in [0, ${vocabSize})`)
    if (!(logProbs[i] <= 0 && logProbs[i] > -Infinity))
      throw new RangeError(`partial: the log-probability of id ${ids[i]} is ${logProbs[i]}`)
    sum += Math.exp(logProbs[i])
  }
  if (new Set(Array.from(ids)).size !== ids.length)
    throw new RangeError('partial: an id stands twice')
  if (!(restMass >= 0 && Math.abs(sum - 1) < 1e-3))
    throw new RangeError(`partial: known and rest (${restMass}) add up to ${sum}, not to 1`)
}
