/** A block of at least this many copies in a row is a loop. */
const LEAST_COPIES = 3
/** Longer blocks are not looked for. */
const MOST_PERIOD = 40

/** A text that ends in copies of one block. */
export type Loop = {
  /** Index of the first token of the first copy. */
  readonly start: number
  /** Tokens of the block. */
  readonly period: number
}

/**
 * The exact loop that a text ends in: at least three copies in a row of a block of at most 40 tokens, the last one perhaps
 * cut short. Of several blocks, the shortest.
 */
export function exactLoop(ids: readonly number[]): Loop | undefined {
  for (let period = 1; period <= MOST_PERIOD; period++) {
    let start = ids.length - period
    while (start > 0 && ids[start - 1] === ids[start - 1 + period]) start--
    if (ids.length - start >= LEAST_COPIES * period) return { start, period }
  }
  return undefined
}

/** The longest run of tokens that stands twice without overlap; of equal ones, the earliest. */
export function longestRepeat(
  ids: readonly number[],
): { readonly first: number; readonly second: number; readonly length: number } | undefined {
  let best = { first: 0, second: 0, length: 0 }
  for (let first = 0; first < ids.length; first++) {
    for (let second = first + 1; second < ids.length; second++) {
      let length = 0
      while (
        second + length < ids.length &&
        first + length < second &&
        ids[first + length] === ids[second + length]
      )
        length++
      if (length > best.length) best = { first, second, length }
    }
  }
  return best.length > 0 ? best : undefined
}

/** Share of the runs of `n` tokens that are distinct: 1 when none stands twice. Needs at least `n` tokens. */
export function distinctShare(ids: readonly number[], n: number): number {
  const all = ids.length - n + 1
  const distinct = new Set(Array.from({ length: all }, (_, i) => ids.slice(i, i + n).join()))
  return distinct.size / all
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Means of every `size` values in a row: shape [values − size + 1]. */
export function windowMeans(values: readonly number[], size: number): number[] {
  const count = Math.max(0, values.length - size + 1)
  return Array.from({ length: count }, (_, i) => mean(values.slice(i, i + size)))
}

/** The first index from which no window of `size` values falls below `least` any more; undefined when the last one does. */
export function staysAbove(
  values: readonly number[],
  { size, least }: { size: number; least: number },
): number | undefined {
  const means = windowMeans(values, size)
  const from = means.findLastIndex((mean) => mean < least) + 1
  return from < means.length ? from : undefined
}
