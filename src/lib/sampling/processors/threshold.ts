/**
 * How many entries of a falling list reach a threshold, by bisection.
 *
 * @param falling shape at least [count], never rising
 */
export function countAtLeast(falling: Float64Array, count: number, threshold: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (falling[middle] >= threshold) low = middle + 1
    else high = middle
  }
  return low
}
