import { changeSome, keepAll, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'

type DryParams = {
  multiplier: number
  base: number
  allowedLength: number
  lastN: number
  breakers: readonly number[]
}

/**
 * Don't repeat yourself: finds where the end of the text has stood before, and penalizes the token
 * that followed it there, exponentially in the length of the repeated run. Runs do not reach across
 * breakers.
 */
export const dry: Processor<DryParams> = {
  id: 'dry',
  kind: 'penalty',
  parameters: [
    {
      name: 'multiplier',
      kind: 'number',
      valid: '[0, ∞)',
      min: 0,
      max: 5,
      step: 0.05,
      default: 0,
      neutral: 0,
      suggested: 0.8,
      unit: 'nats',
      help: 'The penalty for a repetition of the allowed length; 0 is off.',
    },
    {
      name: 'base',
      kind: 'number',
      valid: '[1, ∞)',
      min: 1,
      max: 4,
      step: 0.05,
      default: 1.75,
      help: 'How much it grows with each further token repeated.',
    },
    {
      name: 'allowedLength',
      kind: 'integer',
      valid: '[1, ∞)',
      min: 1,
      max: 20,
      step: 1,
      default: 2,
      unit: 'tokens',
      help: 'Repeated runs shorter than this are free.',
    },
    {
      name: 'lastN',
      kind: 'integer',
      valid: '[-1, ∞)',
      min: -1,
      max: 2048,
      step: 1,
      default: -1,
      unit: 'tokens',
      help: 'How many of the last tokens are searched; −1 is all of them, 0 none.',
    },
    {
      name: 'breakers',
      kind: 'ids',
      default: [],
      help: 'Tokens that no repetition reaches across, such as line ends, colons, quotes, asterisks.',
    },
  ],
  formula: String.raw`\ell'_i = \ell_i - m \, b^{\,n_i - a} \quad \text{if } n_i \ge a`,
  help: 'Penalizes tokens that would carry on a repetition, the more the longer it already is.',
  source: 'p-e-w 2024, text-generation-webui pull request 5677',
  agreement:
    'llama.cpp with breakers of one token (there: every token that contains the breaker text). text-generation-webui looks back 50 tokens at most.',
  needs: 'ratios',

  apply(ranking: Ranking, params, context: Context): Outcome {
    if (params.multiplier === 0) return keepAll(ranking)
    const { multiplier, base, allowedLength } = params
    const lengthById = repeatedRuns(context, params)
    const penalized = (logit: number, id: number) =>
      logit - multiplier * base ** (lengthById.get(id)! - allowedLength)
    const longest = Math.max(0, ...lengthById.values())
    return changeSome(lengthById.keys(), penalized, { penalized: lengthById.size, longest })
  },
}

/** For each token that would continue a repetition: how long the longest such run already is. */
function repeatedRuns(context: Context, params: DryParams): Map<number, number> {
  const { base, allowedLength, lastN, breakers } = params
  const all = Array.from(context.contextIds)
  const ids = lastN === -1 ? all : all.slice(Math.max(0, all.length - lastN))
  const isBreaker = new Set(breakers)
  const lastBreaker = ids.findLastIndex((id) => isBreaker.has(id))
  // Longer runs cost no more: there the penalty would leave float32, and llama.cpp stops it
  // growing.
  const costliest =
    base > 1.000001 ? allowedLength + Math.floor(88.7228391 / Math.log(base)) : Infinity
  const limit = Math.min(ids.length - 1 - lastBreaker, costliest)

  const lengthById = new Map<number, number>()
  for (let next = 1; next < ids.length; next++) {
    let length = 0
    while (length < limit && ids[next - 1 - length] === ids[ids.length - 1 - length]) length++
    const id = ids[next]
    if (length < allowedLength || isBreaker.has(id)) continue
    lengthById.set(id, Math.max(length, lengthById.get(id) ?? 0))
  }
  return lengthById
}
