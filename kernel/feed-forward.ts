import { exp } from './exp'

/**
 * The gate of the feed-forward layer: gate ← silu(gate) · up, with silu(x) = x / (1 + e^−x).
 *
 * Source: Shazeer 2020, "GLU Variants Improve Transformer".
 *
 * @param gate address of f32 [count], count a multiple of 4; receives the result
 * @param up address of f32 [count]
 */
export function swiglu(gate: usize, up: usize, count: i32): void {
  for (let i = 0; i < count * 4; i += 16) {
    const g = v128.load(gate + i)
    const silu = f32x4.div(g, f32x4.add(f32x4.splat(1), exp(f32x4.neg(g))))
    v128.store(gate + i, f32x4.mul(silu, v128.load(up + i)))
  }
}

/** The residual connection: x ← x + y, f32 [count], count a multiple of 4. */
export function add(x: usize, y: usize, count: i32): void {
  for (let i = 0; i < count * 4; i += 16) {
    v128.store(x + i, f32x4.add(v128.load(x + i), v128.load(y + i)))
  }
}
