const TWO_TO_112: f32 = 5.192296858534828e33

/**
 * Four half-precision numbers as f32, exactly (subnormals too). Shifted by 13, the bits of a half stand where f32 has its
 * own; the exponent is then too small by 127 − 15 = 112.
 */
@inline
export function loadHalves(at: usize): v128 {
  const shifted = i32x4.shl(v128.load_ext<i16>(at), 13)
  // The sign bit is kept, its copies below it are not.
  const bits = v128.and(shifted, i32x4.splat(<i32>0x8fffe000))
  return f32x4.mul(bits, f32x4.splat(TWO_TO_112))
}
