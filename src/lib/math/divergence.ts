import { logSoftmax, type Logits } from './softmax.ts'

/**
 * KL(p‖q) = Σ p (ln p − ln q) of p = softmax(a), q = softmax(b): what it costs, per token, to code p with q's lengths.
 * Infinite as soon as q removed an entry that p can give.
 *
 * @param a,b shape [n], nats; −Infinity = removed
 * @returns nats, at least 0
 */
export function kullbackLeibler(a: Logits, b: Logits): number {
  sameLength(a, b)
  const p = logSoftmax(a)
  const q = logSoftmax(b)
  let sum = 0
  for (let i = 0; i < p.length; i++) {
    const probability = Math.exp(p[i])
    if (probability > 0) sum += probability * (p[i] - q[i])
  }
  return Math.max(0, sum)
}

/**
 * Jensen–Shannon divergence: the mean KL of p and q from their mixture m = (p + q)/2. Symmetric, never above ln 2; its root is a metric.
 *
 * @param a,b shape [n], nats; −Infinity = removed
 * @returns nats, in [0, ln 2]
 */
export function jensenShannon(a: Logits, b: Logits): number {
  sameLength(a, b)
  const lnP = logSoftmax(a)
  const lnQ = logSoftmax(b)
  let sum = 0
  for (let i = 0; i < lnP.length; i++) {
    const p = Math.exp(lnP[i])
    const q = Math.exp(lnQ[i])
    const lnM = Math.log((p + q) / 2)
    if (p > 0) sum += p * (lnP[i] - lnM)
    if (q > 0) sum += q * (lnQ[i] - lnM)
  }
  return Math.min(Math.LN2, Math.max(0, sum / 2))
}

/**
 * Total variation distance, ½ Σ |p − q|: the largest difference that any event's probability can have.
 *
 * @param a,b shape [n], nats; −Infinity = removed
 * @returns in [0, 1]
 */
export function totalVariationDistance(a: Logits, b: Logits): number {
  sameLength(a, b)
  const p = logSoftmax(a)
  const q = logSoftmax(b)
  let sum = 0
  for (let i = 0; i < p.length; i++) sum += Math.abs(Math.exp(p[i]) - Math.exp(q[i]))
  return Math.min(1, sum / 2)
}

function sameLength(a: Logits, b: Logits): void {
  if (a.length !== b.length)
    throw new RangeError(`divergence: lengths differ, ${a.length} and ${b.length}`)
}
