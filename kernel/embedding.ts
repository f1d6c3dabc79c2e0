import { BLOCK, Q4_1, Q8_0, blockBytes, scaleBytes } from './blocks'
import { TWO_TO_112, loadHalves, lowerHalves, upperHalves } from './half'

/**
 * One row of a repacked matrix as f32: the vector that stands for a token id.
 *
 * @param out address of f32 [rowBlocks · 32]
 */
export function embed(out: usize, matrix: usize, type: i32, row: i32, rowBlocks: i32): void {
  const r = row & 3
  let group = matrix + (row >> 2) * rowBlocks * blockBytes(type) * 4
  for (let block = 0; block < rowBlocks; block++) {
    const pairs = v128.load(group)
    const d = lane(type == Q4_1 ? upperHalves(pairs) : loadHalves(group), r)
    const weights = group + scaleBytes(type) * 4 + r * 4
    if (type == Q8_0) {
      for (let i = 0; i < BLOCK; i++) store<f32>(out + i * 4, d * <f32>load<i8>(byteAt(weights, i)))
    } else {
      const m: f32 = type == Q4_1 ? lane(lowerHalves(pairs), r) : d * -8
      for (let i = 0; i < 16; i++) {
        const pair = load<u8>(byteAt(weights, i))
        store<f32>(out + i * 4, d * <f32>(pair & 15) + m)
        store<f32>(out + i * 4 + 64, d * <f32>(pair >> 4) + m)
      }
    }
    group += blockBytes(type) * 4
    out += BLOCK * 4
  }
}

/** Address of byte `i` of a row's weights: its bytes come four at a time, one lane in each vector. */
@inline
function byteAt(weights: usize, i: i32): usize {
  return weights + (i >> 2) * 16 + (i & 3)
}

/** Lane `r` of four halves, with the factor that half.ts leaves out. */
@inline
function lane(halves: v128, r: i32): f32 {
  if (r == 0) return f32x4.extract_lane(halves, 0) * TWO_TO_112
  if (r == 1) return f32x4.extract_lane(halves, 1) * TWO_TO_112
  if (r == 2) return f32x4.extract_lane(halves, 2) * TWO_TO_112
  return f32x4.extract_lane(halves, 3) * TWO_TO_112
}
