import { sumLanes } from './sums'

/**
 * Root-mean-square normalization of each row: out = x / √(mean(x²) + epsilon) · weight.
 *
 * Source: Zhang and Sennrich 2019, "Root Mean Square Layer Normalization".
 *
 * @param out address of f32 [rows, width]; may be `x`
 * @param x address of f32 [rows, width], width a multiple of 4
 * @param weight address of f32 [width]
 */
export function rmsNorm(
  out: usize,
  x: usize,
  weight: usize,
  rows: i32,
  width: i32,
  epsilon: f32,
): void {
  const rowBytes = width * 4
  for (let row = 0; row < rows; row++) {
    let squares = f32x4.splat(0)
    for (let i = 0; i < rowBytes; i += 16) {
      const v = v128.load(x + i)
      squares = f32x4.add(squares, f32x4.mul(v, v))
    }
    const scale = f32x4.splat(1 / sqrt<f32>(sumLanes(squares) / <f32>width + epsilon))
    for (let i = 0; i < rowBytes; i += 16) {
      const normed = f32x4.mul(v128.load(x + i), scale)
      v128.store(out + i, f32x4.mul(normed, v128.load(weight + i)))
    }
    x += rowBytes
    out += rowBytes
  }
}
