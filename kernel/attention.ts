import { exp } from './exp'
import { maxLane, sumLanes } from './sums'

/**
 * Keys and values are kept in chunks of this many positions: [chunk][layer][keys, values][position][kvHeads · headSize].
 * A longer text adds a chunk; nothing is moved.
 */
export const POSITIONS_PER_CHUNK: i32 = 64

/**
 * Attention of some tokens, each over the positions up to its own, in one layer: each head's query is compared with all keys,
 * and the values are averaged with softmax(q·k / √headSize) as weights. Heads share keys and values in groups.
 *
 * Heads come first, then tokens: the keys and values of one head stay in the second cache while all tokens use them.
 *
 * Source: Vaswani et al. 2017, section 3.2; Ainslie et al. 2023 for the groups.
 *
 * @param out address of f32 [tokens, heads, headSize]
 * @param query address of f32 [tokens, heads, headSize], headSize a multiple of 16
 * @param positions address of i32 [tokens]
 * @param cache address of the layer's keys in the first chunk; its values follow
 * @param chunkBytes from one chunk to the next
 * @param scores address of room for f32 [longest text], rounded up to a multiple of 4
 */
export function attend(
  out: usize,
  query: usize,
  positions: usize,
  tokens: i32,
  cache: usize,
  chunkBytes: i32,
  heads: i32,
  kvHeads: i32,
  headSize: i32,
  scores: usize,
): void {
  const rowBytes = kvHeads * headSize * 4
  const values = cache + POSITIONS_PER_CHUNK * rowBytes
  const sharing = heads / kvHeads
  for (let head = 0; head < heads; head++) {
    const column = (head / sharing) * headSize * 4
    for (let token = 0; token < tokens; token++) {
      const length = load<i32>(positions + token * 4) + 1
      const at = (token * heads + head) * headSize * 4
      score(scores, query + at, cache + column, chunkBytes, rowBytes, length, headSize)
      const total = exponentials(scores, length)
      average(out + at, scores, total, values + column, chunkBytes, rowBytes, length, headSize)
    }
  }
}

/** scores[p] = q·k[p] / √size */
function score(
  scores: usize,
  query: usize,
  keys: usize,
  chunkBytes: i32,
  rowBytes: i32,
  length: i32,
  size: i32,
): void {
  const scale: f32 = 1 / sqrt<f32>(<f32>size)
  for (let from = 0; from < length; from += POSITIONS_PER_CHUNK) {
    const count = min(POSITIONS_PER_CHUNK, length - from)
    let key = keys
    for (let p = 0; p < count; p++) {
      store<f32>(scores, dot(query, key, size) * scale)
      scores += 4
      key += rowBytes
    }
    keys += chunkBytes
  }
}

@inline
function dot(a: usize, b: usize, count: i32): f32 {
  let sum0 = f32x4.splat(0)
  let sum1 = f32x4.splat(0)
  for (let i = 0; i < count * 4; i += 64) {
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load(a + i), v128.load(b + i)))
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load(a + i, 16), v128.load(b + i, 16)))
    sum0 = f32x4.add(sum0, f32x4.mul(v128.load(a + i, 32), v128.load(b + i, 32)))
    sum1 = f32x4.add(sum1, f32x4.mul(v128.load(a + i, 48), v128.load(b + i, 48)))
  }
  return sumLanes(f32x4.add(sum0, sum1))
}

/** scores[p] ← e^(scores[p] − largest); returns their sum. */
function exponentials(scores: usize, length: i32): f32 {
  const end = scores + length * 4
  // Room up to a whole vector, filled with scores whose weight is lost in any sum.
  for (let at = end; at & 15; at += 4) store<f32>(at, -f32.MAX_VALUE)
  let largest = f32x4.splat(-f32.MAX_VALUE)
  for (let at = scores; at < end; at += 16) largest = f32x4.pmax(largest, v128.load(at))
  const top = f32x4.splat(maxLane(largest))
  let sums = f32x4.splat(0)
  for (let at = scores; at < end; at += 16) {
    const weight = exp(f32x4.sub(v128.load(at), top))
    v128.store(at, weight)
    sums = f32x4.add(sums, weight)
  }
  return sumLanes(sums)
}

/** out = Σ scores[p] · values[p] / total, sixteen numbers of the head at a time. */
function average(
  out: usize,
  scores: usize,
  total: f32,
  values: usize,
  chunkBytes: i32,
  rowBytes: i32,
  length: i32,
  size: i32,
): void {
  const divisor = f32x4.splat(total)
  for (let i = 0; i < size * 4; i += 64) {
    let sum0 = f32x4.splat(0)
    let sum1 = f32x4.splat(0)
    let sum2 = f32x4.splat(0)
    let sum3 = f32x4.splat(0)
    let chunk = values + i
    for (let from = 0; from < length; from += POSITIONS_PER_CHUNK) {
      const count = min(POSITIONS_PER_CHUNK, length - from)
      let value = chunk
      for (let p = 0; p < count; p++) {
        const weight = v128.load_splat<f32>(scores + (from + p) * 4)
        sum0 = f32x4.add(sum0, f32x4.mul(weight, v128.load(value)))
        sum1 = f32x4.add(sum1, f32x4.mul(weight, v128.load(value, 16)))
        sum2 = f32x4.add(sum2, f32x4.mul(weight, v128.load(value, 32)))
        sum3 = f32x4.add(sum3, f32x4.mul(weight, v128.load(value, 48)))
        value += rowBytes
      }
      chunk += chunkBytes
    }
    v128.store(out + i, f32x4.div(sum0, divisor))
    v128.store(out + i, f32x4.div(sum1, divisor), 16)
    v128.store(out + i, f32x4.div(sum2, divisor), 32)
    v128.store(out + i, f32x4.div(sum3, divisor), 48)
  }
}
