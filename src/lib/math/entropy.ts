import { maxOf, type Logits } from './softmax.ts'

/** How many nats a bit is: ln 2. */
export const NATS_PER_BIT = Math.LN2

/** Entropy of softmax(l), −Σ p ln p, and the variance of −ln p around it. */
export type Uncertainty = {
  /** Nats. */
  entropy: number
  /** Nats squared. */
  varentropy: number
}

/**
 * Entropy and varentropy from logits alone. With d = l − max, A₀ = Σ e^d and A₁ = Σ e^d d, the entropy is ln A₀ − A₁/A₀;
 * the variance takes a second pass around that mean, because A₂/A₀ − (A₁/A₀)² cancels when the distribution is peaked.
 * Removed entries contribute nothing (0 · ln 0 = 0).
 *
 * @param logits shape [n], nats; −Infinity = removed, and not all of them
 */
export function uncertainty(logits: Logits): Uncertainty {
  const max = maxOf(logits)
  let a0 = 0
  let a1 = 0
  for (let i = 0; i < logits.length; i++) {
    const d = logits[i] - max
    const weight = Math.exp(d)
    if (weight === 0) continue
    a0 += weight
    a1 += weight * d
  }
  const mean = a1 / a0
  let squares = 0
  for (let i = 0; i < logits.length; i++) {
    const d = logits[i] - max
    const weight = Math.exp(d)
    if (weight > 0) squares += weight * (d - mean) ** 2
  }
  return { entropy: Math.max(0, Math.log(a0) - mean), varentropy: squares / a0 }
}
