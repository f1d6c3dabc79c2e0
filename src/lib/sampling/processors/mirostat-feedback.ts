import type { Accepted, Context, Parameter } from '../types.ts'

export type MirostatParams = { tau: number; eta: number }

/**
 * Both versions have the same parameters, and neither has a neutral value: a step is on when it
 * stands in the chain.
 */
export const mirostatParameters: readonly Parameter[] = [
  {
    name: 'tau',
    kind: 'number',
    valid: '[0, ∞)',
    min: 0,
    max: 10,
    step: 0.1,
    default: 5,
    unit: 'bits',
    help: 'The surprisal per token to steer towards.',
  },
  {
    name: 'eta',
    kind: 'number',
    valid: '[0, 1]',
    min: 0,
    max: 1,
    step: 0.01,
    default: 0.1,
    help: 'How strongly each token corrects the course.',
  },
]

/** The highest surprisal allowed now, bits: 2τ at the start of a text. */
export function muOf(
  id: 'mirostat-1' | 'mirostat-2',
  { tau }: MirostatParams,
  { state }: Context,
): number {
  return state?.[id]?.mu ?? 2 * tau
}

/** μ after a token was taken. A token that had been removed, taken by hand, teaches nothing. */
export function feedback(step: Accepted<MirostatParams>, id: number): MirostatState | undefined {
  const { after, params, notes, state } = step
  const probability = after.probabilityOf(id)
  if (probability === 0) return state
  const surprisal = -Math.log2(probability)
  return { mu: notes.mu - params.eta * (surprisal - params.tau) }
}

type MirostatState = Readonly<Record<string, number>>
