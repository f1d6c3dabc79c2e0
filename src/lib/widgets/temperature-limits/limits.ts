import { surprisalMoments } from '#lib/math/entropy.ts'
import { softmax } from '#lib/math/softmax.ts'

/** What temperature makes of a distribution: its two limits, the model's own, and the two ways between. */
type Regime = 'greedy' | 'sharpened' | 'own' | 'flattened' | 'uniform'

/** So close to one choice, or to all of them, that it is taken for the limit. In effective choices. */
const NEAR = 0.02

type Tempered = {
  /** Probabilities in the order of the logits, summing to 1. */
  readonly shares: Float64Array
  readonly entropyBits: number
  /** 2^H. */
  readonly effectiveChoices: number
  readonly regime: Regime
}

/**
 * Softmax with temperature, and how uncertain it is.
 *
 * @param logits shape [n], nats
 * @param T above 0
 */
export function temper(logits: readonly number[], T: number): Tempered {
  const divided = logits.map((logit) => logit / T)
  const entropyBits = surprisalMoments(divided).entropy / Math.LN2
  const effectiveChoices = 2 ** entropyBits
  return {
    shares: softmax(divided),
    entropyBits,
    effectiveChoices,
    regime: regimeOf(T, effectiveChoices, logits.length),
  }
}

function regimeOf(T: number, choices: number, all: number): Regime {
  if (T === 1) return 'own'
  if (choices < 1 + NEAR) return 'greedy'
  if (choices > all - NEAR) return 'uniform'
  return T < 1 ? 'sharpened' : 'flattened'
}
