/** A vector of logits by any name: shape [n], nats; −Infinity = removed. */
export type Logits = ArrayLike<number>

/**
 * The largest entry; −Infinity when there is none. A loop, because `Math.max(...logits)` throws
 * above about 120,000 entries.
 */
export function maxOf(logits: Logits): number {
  let max = -Infinity
  for (let i = 0; i < logits.length; i++) if (logits[i] > max) max = logits[i]
  return max
}

/**
 * e^(l − max), in float64: probabilities but for their sum. The maximum is taken out first, so that
 * no exponential can overflow.
 *
 * @param logits shape [n], nats; −Infinity = removed, and not all of them
 * @returns shape [n], the largest 1; 0 for removed entries
 */
export function weightsOf(logits: Logits): Float64Array {
  const max = maxOf(logits)
  const weights = new Float64Array(logits.length)
  for (let i = 0; i < weights.length; i++) weights[i] = Math.exp(logits[i] - max)
  return weights
}

/**
 * ln Σ e^l, in float64, by way of the maximum.
 *
 * @param logits shape [n], nats; −Infinity = removed
 * @returns nats; −Infinity when every entry is removed
 */
export function logSumExp(logits: Logits): number {
  const max = maxOf(logits)
  if (max === -Infinity) return -Infinity
  let sum = 0
  for (let i = 0; i < logits.length; i++) sum += Math.exp(logits[i] - max)
  return max + Math.log(sum)
}

/**
 * Log-probabilities, ln softmax(l), without ever forming a probability that could underflow.
 *
 * @param logits shape [n], nats; −Infinity = removed, and not all of them
 * @returns shape [n], nats; −Infinity for removed entries
 */
export function logSoftmax(logits: Logits): Float64Array {
  const logSum = logSumExp(logits)
  const logProbs = new Float64Array(logits.length)
  for (let i = 0; i < logits.length; i++) logProbs[i] = logits[i] - logSum
  return logProbs
}

/**
 * Probabilities, e^l / Σ e^l, in float64.
 *
 * @param logits shape [n], nats; −Infinity = removed, and not all of them
 * @returns shape [n], summing to 1; 0 for removed entries
 */
export function softmax(logits: Logits): Float64Array {
  const weights = weightsOf(logits)
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]
  for (let i = 0; i < weights.length; i++) weights[i] /= sum
  return weights
}
