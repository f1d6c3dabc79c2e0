/** Ranks in a factor of ten that the arrow keys stop at. */
const STEPS_PER_DECADE = 20

/**
 * Where a rank stands on the logarithmic axis, from 0 to 1.
 *
 * @param rank counting from 1
 * @param count the last rank of the axis
 */
export function positionOf(rank: number, count: number): number {
  return count > 1 ? Math.log(rank) / Math.log(count) : 0
}

/** The rank nearest to a position of the axis; positions outside it are taken to its ends. */
export function rankAt(position: number, count: number): number {
  const inside = Math.min(1, Math.max(0, position))
  return Math.min(count, Math.max(1, Math.round(count ** inside)))
}

/**
 * Another rank by a key of a slider: arrows go by a twentieth of a decade, but at least to the next rank; page keys by a
 * decade; Home and End to the ends.
 *
 * @returns undefined for any other key
 */
export function rankByKey(key: string, rank: number, count: number): number | undefined {
  const steps = {
    ArrowRight: 1,
    ArrowUp: 1,
    ArrowLeft: -1,
    ArrowDown: -1,
    PageUp: STEPS_PER_DECADE,
    PageDown: -STEPS_PER_DECADE,
    Home: -Infinity,
    End: Infinity,
  }[key]
  if (steps === undefined) return undefined
  const next = Math.round(rank * 10 ** (steps / STEPS_PER_DECADE))
  const atLeastOne = steps > 0 ? Math.max(next, rank + 1) : Math.min(next, rank - 1)
  return Math.min(count, Math.max(1, atLeastOne))
}

/** Neighbors of a rank, itself among them: five where the axis has so many. */
export function ranksAround(rank: number, count: number): number[] {
  const shown = Math.min(5, count)
  const first = Math.min(Math.max(1, rank - 2), count - shown + 1)
  return Array.from({ length: shown }, (_, i) => first + i)
}

/** The rank that was typed, with or without separators; undefined where it is none of 1 to `count`. */
export function parseRank(text: string, count: number): number | undefined {
  const digits = text.replace(/[\s,]/g, '')
  const rank = Number(digits)
  return /^\d+$/.test(digits) && rank >= 1 && rank <= count ? rank : undefined
}
