import { softmax } from '#lib/math/softmax.ts'

/** What the toy knows of its one input token, fox. Shape [4]. */
export const embedding = [2, -1, 0.5, 1.5] as const

/** A row for each token that may come next, in order of logit. Shape [6, 4]. */
export const head = {
  jumps: [0.9, -0.6, 0.4, 0.8],
  cat: [0.7, 0.2, 1, 0.8],
  dog: [0.6, -0.3, 0.2, 0.7],
  runs: [0.5, -0.4, -0.6, 0.6],
  table: [-0.3, 0.5, 0.8, 0.4],
  the: [0.1, 0.9, 0.6, -0.4],
} as const

/** What the toy computes for one next token. */
type Output = {
  readonly logit: number
  /** Logit / T. */
  readonly divided: number
  /** At T = 1. */
  readonly own: number
  readonly shaped: number
}

/**
 * From the embedding to the probabilities: each row of the head times the embedding, then softmax with temperature. A real model has layers in between.
 *
 * @param rows shape [n, d]
 * @param x shape [d]
 * @param T above 0
 * @returns shape [n]
 */
export function outputsOf(
  rows: readonly (readonly number[])[],
  x: readonly number[],
  T: number,
): Output[] {
  const logits = rows.map((row) => dot(row, x))
  const divided = logits.map((logit) => logit / T)
  const own = softmax(logits)
  const shaped = softmax(divided)
  return logits.map((logit, i) => ({
    logit,
    divided: divided[i],
    own: own[i],
    shaped: shaped[i],
  }))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0)
}
