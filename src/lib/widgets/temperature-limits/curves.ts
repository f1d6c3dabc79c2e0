import { temperatureAt } from './axis.ts'
import { temper } from './limits.ts'

/** Size of the drawing in its own units: T to the right, percent downward from the top. */
export const WIDTH = 300
export const HEIGHT = 100
const POINTS = 90

/**
 * The probability of each word over T as a line, shape [n].
 *
 * @param logits shape [n], nats
 */
export function curvesOf(logits: readonly number[]): string[] {
  const positions = Array.from({ length: POINTS + 1 }, (_, i) => i / POINTS)
  const columns = positions.map((position) => temper(logits, temperatureAt(position)).shares)
  return logits.map((_, word) => {
    const points = columns.map((shares, i) => `${px(positions[i] * WIDTH)} ${y(shares[word])}`)
    return `M${points.join('L')}`
  })
}

/**
 * From the right end of each line to the row of its name, shape [n]. The lines are so close there that only their order tells
 * them apart; the rows share the height.
 *
 * @param ends probability of each word at the right end, shape [n]
 * @param width of the fan, in its own units
 */
export function fanOf(ends: ArrayLike<number>, width: number): string[] {
  return Array.from(ends, (share, word) => {
    const row = px(((word + 0.5) / ends.length) * HEIGHT)
    return `M0 ${y(share)}C${width / 2} ${y(share)} ${width / 2} ${row} ${width} ${row}`
  })
}

function y(share: number): string {
  return px((1 - share) * HEIGHT)
}

function px(value: number): string {
  return String(Number(value.toFixed(2)))
}
