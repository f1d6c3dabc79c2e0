const DIGIT_BITS = 11
const DIGITS = 1 << DIGIT_BITS

/**
 * Indices by falling value; equal values in rising index, −Infinity last. A least-significant-digit
 * radix sort: three stable passes over 11 bits of a key whose integer order is the falling order of
 * the floats. No comparator, time linear in n.
 *
 * @param values shape [n], float32 or float64, without NaN
 * @returns shape [n], a permutation of 0 … n − 1
 */
export function orderDescending(values: Float32Array | Float64Array): Uint32Array {
  let order = new Uint32Array(values.length)
  for (let i = 0; i < order.length; i++) order[i] = i
  for (const keys of fallingKeys(values)) order = sortByKey(order, keys)
  return order
}

/**
 * The keys to sort by, least significant word first: one 32-bit word for float32, two for float64.
 */
function fallingKeys(values: Float32Array | Float64Array): Uint32Array[] {
  const n = values.length
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.byteLength / 4)
  const high = new Uint32Array(n)
  if (values instanceof Float32Array) {
    for (let i = 0; i < n; i++) high[i] = fallingKey(bits[i], bits[i] << 1)
    return [high]
  }
  const low = new Uint32Array(n)
  for (let i = 0; i < n; i++) {
    const isNegative = bits[2 * i + 1] >>> 31 === 1
    const magnitude = bits[2 * i] | (bits[2 * i + 1] << 1)
    low[i] = isNegative && magnitude !== 0 ? bits[2 * i] : ~bits[2 * i]
    high[i] = fallingKey(bits[2 * i + 1], magnitude)
  }
  return [low, high]
}

/**
 * Positive floats grow with their bits, negative ones fall: with the bits of the positive ones
 * flipped, all fall. A magnitude of 0 is zero of either sign, and both are equal.
 */
function fallingKey(bits: number, magnitude: number): number {
  return bits >>> 31 && magnitude !== 0 ? bits : ~bits & 0x7fffffff
}

function sortByKey(order: Uint32Array<ArrayBuffer>, keys: Uint32Array): Uint32Array<ArrayBuffer> {
  let from = order
  let to = new Uint32Array(order.length)
  const next = new Uint32Array(DIGITS)
  for (let shift = 0; shift < 32; shift += DIGIT_BITS) {
    startOfEachDigit(keys, shift, next)
    for (let i = 0; i < from.length; i++) {
      const index = from[i]
      to[next[(keys[index] >>> shift) & (DIGITS - 1)]++] = index
    }
    ;[from, to] = [to, from]
  }
  return from
}

function startOfEachDigit(keys: Uint32Array, shift: number, starts: Uint32Array): void {
  starts.fill(0)
  for (let i = 0; i < keys.length; i++) starts[(keys[i] >>> shift) & (DIGITS - 1)]++
  let start = 0
  for (let digit = 0; digit < DIGITS; digit++) {
    const count = starts[digit]
    starts[digit] = start
    start += count
  }
}
