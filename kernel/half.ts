/**
 * Half-precision numbers h as f32, exactly (subnormals too), but for a factor: shifted by 13, the bits of a half stand where
 * f32 has its own, and the exponent is too small by 127 − 15, so that they stand for h · 2^−112. The missing 2^112 is a factor
 * of the activations' scale (quantize.ts), where it costs nothing.
 */
export const TWO_TO_112: f32 = 5.192296858534828e33

// The bits of a half in f32, without the copies of its sign that a shift brings. Read from memory, here and in matmul.ts: a
// vector that is written in the code is built anew, by several instructions, wherever it is used.
const SIGN_AND_HALF = memory.data<u32>([0x8fffe000, 0x8fffe000, 0x8fffe000, 0x8fffe000])

/** Four halves that lie together. */
@inline
export function loadHalves(at: usize): v128 {
  return v128.and(i32x4.shl(v128.load_ext<i16>(at), 13), v128.load(SIGN_AND_HALF))
}

/** The halves in the upper 16 bits of the lanes. */
@inline
export function upperHalves(pairs: v128): v128 {
  return v128.and(i32x4.shr_s(pairs, 3), v128.load(SIGN_AND_HALF))
}

/** The halves in the lower 16 bits of the lanes. */
@inline
export function lowerHalves(pairs: v128): v128 {
  return v128.and(i32x4.shr_s(i32x4.shl(pairs, 16), 3), v128.load(SIGN_AND_HALF))
}
