/** Sum of the four lanes, in one fixed order. */
@inline
export function sumLanes(v: v128): f32 {
  return (
    f32x4.extract_lane(v, 0) +
    f32x4.extract_lane(v, 2) +
    (f32x4.extract_lane(v, 1) + f32x4.extract_lane(v, 3))
  )
}

/** The largest lane. (pmax is one instruction; max, with its care for NaN, is ten.) */
@inline
export function maxLane(v: v128): f32 {
  const two = f32x4.pmax(v, v128.shuffle<f32>(v, v, 2, 3, 0, 1))
  return f32x4.extract_lane(f32x4.pmax(two, v128.shuffle<f32>(two, two, 1, 0, 3, 2)), 0)
}

/** 1.5 · 2^23: between 2^23 and 2^24, where f32 holds whole numbers only. */
const ROUNDING: f32 = 12582912

/**
 * The nearest integers (ties to even) of numbers within ±2^22: added to 1.5 · 2^23, a number is rounded to a whole one, which
 * then stands in the low bits. Two instructions; a conversion, with its care for overflow, is ten.
 */
@inline
export function nearestIntegers(v: v128): v128 {
  return i32x4.sub(f32x4.add(v, f32x4.splat(ROUNDING)), f32x4.splat(ROUNDING))
}
