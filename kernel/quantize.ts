import { BLOCK } from './blocks'
import { TWO_TO_112 } from './half'
import { maxLane, nearestIntegers } from './sums'

/** Bytes of a quantized block: 32 int16, the scale, the sum. */
export const QUANTIZED_BLOCK_BYTES: i32 = 72

/**
 * Activations as blocks of 32 integers of 16 bits: x ≈ s · p with s = max|x| / 32767, and the sum of the p, which the minimum
 * of Q4_1 is multiplied by. Products with weights of 4 or 8 bits can then be summed exactly.
 *
 * Of every four integers, numbers 0 and 2 come first, then 1 and 3: the order in which matmul.ts unpacks weights. The scale
 * has the factor that half.ts leaves out.
 *
 * @param out address of the blocks, 72 bytes each: p int16 [32], s · 2^112 f32, Σ p f32
 * @param x address of f32 [count], count a multiple of 32
 */
export function quantize(out: usize, x: usize, count: i32): void {
  const end = x + count * 4
  while (x < end) {
    quantizeBlock(out, x)
    x += BLOCK * 4
    out += QUANTIZED_BLOCK_BYTES
  }
}

function quantizeBlock(out: usize, x: usize): void {
  let largest = f32x4.splat(0)
  for (let i = 0; i < BLOCK * 4; i += 16) largest = f32x4.pmax(largest, f32x4.abs(v128.load(x + i)))
  const scale = maxLane(largest) / 32767
  store<f32>(out, scale * TWO_TO_112, 64)
  const scales = f32x4.splat(scale == 0 ? 1 : scale)
  let sums = i32x4.splat(0)
  for (let i = 0; i < BLOCK * 4; i += 32) {
    const first = roundQuotient(v128.load(x + i), scales)
    const second = roundQuotient(v128.load(x + i, 16), scales)
    sums = i32x4.add(sums, i32x4.add(first, second))
    const eight = i16x8.narrow_i32x4_s(first, second)
    v128.store(out + (i >> 1), i16x8.shuffle(eight, eight, 0, 2, 1, 3, 4, 6, 5, 7))
  }
  store<f32>(out, <f32>sumIntegers(sums), 68)
}

@inline
function sumIntegers(v: v128): i32 {
  return (
    i32x4.extract_lane(v, 0) +
    i32x4.extract_lane(v, 1) +
    (i32x4.extract_lane(v, 2) + i32x4.extract_lane(v, 3))
  )
}

@inline
function roundQuotient(v: v128, scales: v128): v128 {
  return nearestIntegers(f32x4.div(v, scales))
}
