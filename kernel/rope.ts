/**
 * Cosine and sine of every angle that rope needs: position / base^(2i / size) / factor[i] for pair i.
 * Made here and not with the host's Math.cos, whose last bits differ between machines.
 *
 * @param out address of f32 [positions, size / 2, 2]: cosine, sine
 * @param size numbers of a head that are rotated
 * @param factors address of f32 [size / 2] that divide the frequencies, or 0 for none
 */
export function ropeTable(out: usize, positions: i32, size: i32, base: f64, factors: usize): void {
  const pairs = size >> 1
  const ratio = root(base, pairs)
  let wavelength: f64 = 1
  for (let i = 0; i < pairs; i++) {
    const scaled = factors ? wavelength * <f64>load<f32>(factors + i * 4) : wavelength
    for (let position = 0; position < positions; position++) {
      storeAngle(out + (position * pairs + i) * 8, <f64>position / scaled)
    }
    wavelength *= ratio
  }
}

/** The n-th root of a ≥ 1, by halving: multiplication alone rounds the same way everywhere. */
function root(a: f64, n: i32): f64 {
  let low: f64 = 1
  let high = a
  for (let halvings = 0; halvings < 100; halvings++) {
    const middle = (low + high) / 2
    let power: f64 = 1
    for (let i = 0; i < n && power <= a; i++) power *= middle
    if (power > a) high = middle
    else low = middle
  }
  return low
}

const HALF_PI: f64 = 1.5707963267948966
const HALF_PI_REST: f64 = 6.123233995736766e-17

/** Writes cosine and sine of an angle: its distance to the nearest quarter turn, then two Taylor series. */
function storeAngle(at: usize, angle: f64): void {
  const quarters = nearest(angle / HALF_PI)
  const r = angle - quarters * HALF_PI - quarters * HALF_PI_REST
  // 1 − r²/(1·2)·(1 − r²/(3·4)·(…)) and 1 − r²/(2·3)·(1 − r²/(4·5)·(…)): sixteen terms are more than f64 can hold.
  let cosine: f64 = 1
  let sine: f64 = 1
  for (let k = 16; k > 0; k -= 2) {
    cosine = 1 - (cosine * r * r) / <f64>(k * (k - 1))
    sine = 1 - (sine * r * r) / <f64>(k * (k + 1))
  }
  sine *= r
  const quarter = (<i32>quarters) & 3
  store<f32>(
    at,
    <f32>(quarter == 0 ? cosine : quarter == 1 ? -sine : quarter == 2 ? -cosine : sine),
  )
  store<f32>(
    at + 4,
    <f32>(quarter == 0 ? sine : quarter == 1 ? cosine : quarter == 2 ? -sine : -cosine),
  )
}

/**
 * Rotary position embedding: turns each pair (2i, 2i + 1) of each head by its angle. GGML stores the rows of the query and
 * key matrices in the order that makes the pairs neighbors.
 *
 * Source: Su et al. 2021, "RoFormer".
 *
 * @param x address of f32 [tokens, heads, headSize], rotated in place
 * @param angles address of the table
 * @param positions address of i32 [tokens]
 * @param size numbers of a head that are rotated, from its start; a multiple of 4
 */
export function rope(
  x: usize,
  angles: usize,
  positions: usize,
  tokens: i32,
  heads: i32,
  headSize: i32,
  size: i32,
): void {
  for (let token = 0; token < tokens; token++) {
    const row = angles + load<i32>(positions + token * 4) * size * 4
    for (let head = 0; head < heads; head++) {
      rotate(x, row, size)
      x += headSize * 4
    }
  }
}

function rotate(x: usize, angles: usize, size: i32): void {
  for (let i = 0; i < size * 4; i += 16) {
    const v = v128.load(x + i)
    const angle = v128.load(angles + i)
    const cosines = v128.shuffle<f32>(angle, angle, 0, 0, 2, 2)
    const sines = v128.shuffle<f32>(angle, angle, 1, 1, 3, 3)
    const swapped = v128.shuffle<f32>(v, v, 1, 0, 3, 2)
    // (a, b) becomes (a·cos − b·sin, b·cos + a·sin).
    const turned = f32x4.mul(f32x4.mul(swapped, sines), f32x4(-1, 1, -1, 1))
    v128.store(x + i, f32x4.add(f32x4.mul(v, cosines), turned))
  }
}
