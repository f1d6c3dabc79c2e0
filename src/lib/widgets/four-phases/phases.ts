import { softmax } from '#lib/math/softmax.ts'

/** Softmax with temperature, taken apart: what each word has after each of its four phases. Shapes [n]. */
type Phases = {
  readonly logits: readonly number[]
  /** Logit / T, nats. */
  readonly divided: readonly number[]
  /** e^(logit / T). */
  readonly exponentials: readonly number[]
  readonly sum: number
  /** Exponentials / sum. */
  readonly shares: readonly number[]
}

/**
 * The four phases in the order of the formula. Here the exponentials are shown, so nothing is taken out of them: T must not be so small that
 * they overflow.
 *
 * @param logits shape [n], nats
 * @param T above 0
 */
export function phasesOf(logits: readonly number[], T: number): Phases {
  const divided = logits.map((logit) => logit / T)
  const exponentials = divided.map(Math.exp)
  return {
    logits,
    divided,
    exponentials,
    sum: exponentials.reduce((sum, value) => sum + value, 0),
    shares: [...softmax(divided)],
  }
}

/**
 * Where a score stands on the axis of a column, from 0 to 1. Logits and divided logits share one scale, so that a row shows how far T moves its dot;
 * zero is at the same place for every T.
 */
export function dotAt(score: number, { logits, divided }: Phases): number {
  const longest = Math.max(logits[0], divided[0])
  const zero = zeroOf(logits)
  return zero + ((1 - zero) * score) / longest
}

/** Where zero stands on the axis, from 0 to 1. Logits fall, and the last may be negative. */
export function zeroOf(logits: readonly number[]): number {
  const below = Math.max(0, -logits[logits.length - 1])
  return below / (logits[0] + below)
}
