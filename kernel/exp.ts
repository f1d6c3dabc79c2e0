import { nearestIntegers } from './sums'

const LOG2_E: f32 = 1.4426950408889634
// ln 2 in two parts: the first has so few bits that its multiples are exact.
const LN_2_HIGH: f32 = 0.693359375
const LN_2_LOW: f32 = -2.12194440e-4

/**
 * e^x in four lanes, to about one unit in the last place, for x in [−87, 88]; beyond, the value at the nearer end.
 *
 * x = n·ln 2 + r with |r| ≤ ln 2 / 2; e^r by its Taylor polynomial, 2^n by its bits.
 */
@inline
export function exp(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87)), f32x4.splat(88))
  const n = f32x4.nearest(f32x4.mul(x, f32x4.splat(LOG2_E)))
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(LN_2_HIGH)))
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(LN_2_LOW)))
  let p = f32x4.splat(1.0 / 5040)
  p = timesPlus(p, r, 1.0 / 720)
  p = timesPlus(p, r, 1.0 / 120)
  p = timesPlus(p, r, 1.0 / 24)
  p = timesPlus(p, r, 1.0 / 6)
  p = timesPlus(p, r, 0.5)
  p = timesPlus(p, r, 1)
  p = timesPlus(p, r, 1)
  const exponent = i32x4.add(nearestIntegers(n), i32x4.splat(127))
  return f32x4.mul(p, i32x4.shl(exponent, 23))
}

@inline
function timesPlus(p: v128, r: v128, c: f32): v128 {
  return f32x4.add(f32x4.mul(p, r), f32x4.splat(c))
}
