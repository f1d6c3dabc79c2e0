import { maxOf, weightsOf, type Logits } from './softmax.ts'

/**
 * Mean and variance of the surprisal −ln p of softmax(l): entropy (nats) and varentropy (nats
 * squared).
 */
type SurprisalMoments = { entropy: number; varentropy: number }

/**
 * Entropy, −Σ p ln p, and varentropy from logits. With w = e^d, d = l − max, A₀ = Σ w and A₁ = Σ w
 * d the entropy is ln A₀ − A₁/A₀: no logarithm of a probability is formed, nor 0 · ln 0. The
 * variance takes a second pass around the mean, since A₂/A₀ − (A₁/A₀)² cancels where one token is
 * nearly certain.
 *
 * @param logits shape [n], nats; −Infinity = removed, and not all of them
 * @param weights e^(l − max), where they are at hand
 */
export function surprisalMoments(logits: Logits, weights = weightsOf(logits)): SurprisalMoments {
  const max = maxOf(logits)
  let a0 = 0
  let a1 = 0
  for (let i = 0; i < logits.length; i++) {
    if (weights[i] === 0) continue
    a0 += weights[i]
    a1 += weights[i] * (logits[i] - max)
  }
  const mean = a1 / a0
  let squares = 0
  for (let i = 0; i < logits.length; i++)
    if (weights[i] > 0) squares += weights[i] * (logits[i] - max - mean) ** 2
  return { entropy: Math.max(0, Math.log(a0) - mean), varentropy: squares / a0 }
}
