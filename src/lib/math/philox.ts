const ROUNDS = 10
const MULTIPLIER_0 = 0xd2511f53
const MULTIPLIER_1 = 0xcd9e8d57
const KEY_STEP_0 = 0x9e3779b9
const KEY_STEP_1 = 0xbb67ae85

/** Four 32-bit words: a place in the stream. */
type Counter = readonly [number, number, number, number]
/** Two 32-bit words: which stream. */
export type Key = readonly [number, number]

/**
 * Philox4x32-10: 128 random bits for a key and a counter. Being a function of its place and nothing
 * else, it needs no state: any number of a run can be had again without those before it.
 *
 * Source: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (2011), section
 * 3.
 * Agrees with: the known-answer vectors of the authors' library Random123.
 *
 * @param counter four unsigned 32-bit integers
 * @param key two unsigned 32-bit integers
 * @returns four unsigned 32-bit integers
 */
export function philox4x32(counter: Counter, key: Key): [number, number, number, number] {
  let [c0, c1, c2, c3] = counter
  let [k0, k1] = key
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(MULTIPLIER_0, c0)
    const low0 = Math.imul(MULTIPLIER_0, c0)
    const high1 = multiplyHigh(MULTIPLIER_1, c2)
    const low1 = Math.imul(MULTIPLIER_1, c2)
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1 >>> 0
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0 >>> 0
    k0 = (k0 + KEY_STEP_0) >>> 0
    k1 = (k1 + KEY_STEP_1) >>> 0
  }
  return [c0, c1, c2, c3]
}

/** The upper 32 bits of a 32 × 32 bit product, by halves that stay below 2^53. */
function multiplyHigh(a: number, b: number): number {
  const upper = (a >>> 16) * b
  const lower = (a & 0xffff) * b
  return Math.floor((upper + Math.floor(lower / 0x10000)) / 0x10000)
}

/**
 * A float64 in [0, 1) from the upper 53 bits of two words: every multiple of 2^−53 is equally
 * likely.
 */
export function toUnitInterval(high: number, low: number): number {
  return (high * 2 ** 21 + (low >>> 11)) / 2 ** 53
}
