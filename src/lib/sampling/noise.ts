import { philox4x32, toUnitInterval } from '#lib/math/philox.ts'

// What a number is for. Different purposes never share a number.
const DART = 0
const COIN = 1
const GUMBEL = 2

/**
 * The dart u thrown at a step: a function of seed, step and attempt alone, so that the same seed
 * and the same moves give the same text.
 *
 * Source: Philox4x32-10 (see `philox4x32`) with the seed as key and (step, attempt, purpose, block)
 * as counter; the first two words make a float64.
 *
 * @param seed integer in [0, 2^53)
 * @param step position in the text, integer in [0, 2^32)
 * @param attempt darts thrown from this place before, integer in [0, 2^32)
 * @returns in [0, 1), a multiple of 2^−53
 * @throws RangeError for anything else
 */
export function uAt(seed: number, step: number, attempt: number): number {
  return numbersAt(seed, step, attempt, DART, 0)[0]
}

/** XTC's own chance at a step, independent of the dart; arguments and result as {@link uAt}. */
export function coinAt(seed: number, step: number, attempt: number): number {
  return numbersAt(seed, step, attempt, COIN, 0)[0]
}

/**
 * Gumbel noise of each token at a step, −ln(−ln U) with U in (0, 1): made in pairs, in order of id.
 *
 * @returns a function of the id, so that only kept tokens cost anything
 */
export function gumbelAt(seed: number, step: number, attempt: number): (id: number) => number {
  return (id) => {
    const u = numbersAt(seed, step, attempt, GUMBEL, id >>> 1)[id & 1]
    // Half a step up: U is never 0, and −ln U never infinite.
    return -Math.log(-Math.log(u + 2 ** -54))
  }
}

function numbersAt(
  seed: number,
  step: number,
  attempt: number,
  purpose: number,
  block: number,
): [number, number] {
  requireInteger('seed', seed, 2 ** 53)
  requireInteger('step', step, 2 ** 32)
  requireInteger('attempt', attempt, 2 ** 32)
  const key = [seed >>> 0, Math.floor(seed / 2 ** 32)] as const
  const [a, b, c, d] = philox4x32([step, attempt, purpose, block], key)
  return [toUnitInterval(a, b), toUnitInterval(c, d)]
}

function requireInteger(name: string, value: number, limit: number): void {
  if (!(Number.isInteger(value) && value >= 0 && value < limit))
    throw new RangeError(`noise: ${name} must be an integer in [0, ${limit}), got ${value}`)
}
