/**
 * How many leading ranks a condition holds for, by bisection.
 *
 * @param count how many ranks there are
 * @param holds true for the first ranks and false from some rank on, as a threshold on falling
 *   values is
 */
export function countLeading(count: number, holds: (rank: number) => boolean): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
