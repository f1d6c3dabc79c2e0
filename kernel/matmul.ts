import { Q4_0, Q4_1, Q8_0, blockBytes, scaleBytes } from './blocks'
import { loadHalves, lowerHalves, upperHalves } from './half'
import { QUANTIZED_BLOCK_BYTES } from './quantize'

// The nibbles of 16-bit lanes that begin at these bits; those at bit 12 are shifted down. Read from memory: see half.ts.
const NIBBLE_0 = memory.data<u32>([0x000f000f, 0x000f000f, 0x000f000f, 0x000f000f])
const NIBBLE_4 = memory.data<u32>([0x00f000f0, 0x00f000f0, 0x00f000f0, 0x00f000f0])
const NIBBLE_8 = memory.data<u32>([0x0f000f00, 0x0f000f00, 0x0f000f00, 0x0f000f00])

/** Rows that are multiplied with all tokens before the next ones: about 30 kB of weights, which stay in the first cache. */
const PANEL: i32 = 32

/**
 * out = x · Wᵀ for repacked weights and quantized activations.
 *
 * Of each block, w = d·q + m and x = s·p, so Σ w·x = s·(d·Σ q·p + m·Σ p). The sums of integers are exact; the sum over the
 * blocks is taken in order, the same for one token as for many.
 *
 * @param out address of f32 [tokens, rows]
 * @param matrix address of the repacked rows, a multiple of four of them
 * @param rowBlocks blocks in a row
 * @param x address of the quantized activations [tokens, rowBlocks]
 */
export function matmul(
  out: usize,
  matrix: usize,
  type: i32,
  rows: i32,
  rowBlocks: i32,
  x: usize,
  tokens: i32,
): void {
  if (type == Q4_1) multiply(out, matrix, Q4_1, rows, rowBlocks, x, tokens)
  else if (type == Q4_0) multiply(out, matrix, Q4_0, rows, rowBlocks, x, tokens)
  else multiply(out, matrix, Q8_0, rows, rowBlocks, x, tokens)
}

// Inlined once for each type, so that the inner loops hold no question of type.
@inline
function multiply(
  out: usize,
  matrix: usize,
  type: i32,
  rows: i32,
  rowBlocks: i32,
  x: usize,
  tokens: i32,
): void {
  const groupBytes = rowBlocks * blockBytes(type) * 4
  const tokenBytes = rowBlocks * QUANTIZED_BLOCK_BYTES
  const outBytes = rows * 4
  for (let panel = 0; panel < rows; panel += PANEL) {
    const panelEnd = min(panel + PANEL, rows)
    let token = 0
    for (; token + 4 <= tokens; token += 4) {
      for (let row = panel; row < panelEnd; row += 4) {
        const group = matrix + (row >> 2) * groupBytes
        const at = out + token * outBytes + row * 4
        fourTokens(at, outBytes, group, type, rowBlocks, x + token * tokenBytes, tokenBytes)
      }
    }
    for (; token < tokens; token++) {
      for (let row = panel; row < panelEnd; row += 4) {
        const group = matrix + (row >> 2) * groupBytes
        oneToken(out + token * outBytes + row * 4, group, type, rowBlocks, x + token * tokenBytes)
      }
    }
  }
}

/** Four rows with one token. */
@inline
function oneToken(out: usize, group: usize, type: i32, rowBlocks: i32, x: usize): void {
  const mask0 = v128.load(NIBBLE_0)
  const mask4 = v128.load(NIBBLE_4)
  const mask8 = v128.load(NIBBLE_8)
  let y = f32x4.splat(0)
  const end = x + rowBlocks * QUANTIZED_BLOCK_BYTES
  for (; x < end; x += QUANTIZED_BLOCK_BYTES) {
    const weights = group + scaleBytes(type) * 4
    const sum =
      type == Q8_0 ? dotBytes(weights, x) : dotNibbles(weights, x, mask0, mask4, mask8)
    y = addBlock(y, type, loadScales(group, type), sum, x)
    group += blockBytes(type) * 4
  }
  v128.store(out, y)
}

/** The four d of a group; in Q4_1, pairs of d and m. */
@inline
function loadScales(group: usize, type: i32): v128 {
  return type == Q4_1 ? v128.load(group) : loadHalves(group)
}

/**
 * y + s·(d·Σ q·p + m·Σ p), the contribution of one block.
 *
 * @param scales what {@link loadScales} gives
 * @param sum Σ q·p of the four rows
 * @param x address of the activations' block
 */
@inline
function addBlock(y: v128, type: i32, scales: v128, sum: v128, x: usize): v128 {
  const products = f32x4.convert_i32x4_s(sum)
  const total = v128.load_splat<f32>(x, 68)
  let block: v128
  if (type == Q4_1) {
    const scaled = f32x4.mul(upperHalves(scales), products)
    block = f32x4.add(scaled, f32x4.mul(lowerHalves(scales), total))
  } else if (type == Q4_0) {
    // w = d·(q − 8)
    block = f32x4.mul(scales, f32x4.sub(products, f32x4.mul(total, f32x4.splat(8))))
  } else {
    block = f32x4.mul(scales, products)
  }
  return f32x4.add(y, f32x4.mul(block, v128.load_splat<f32>(x, 64)))
}

/**
 * Σ q·p over a block of nibbles. Nibbles are masked where they lie; a sum of nibbles that lie 4 or 8 bits up is shifted
 * down at the end (16 · 8 products of at most 15 · 32767, times 256 over four of them, stay within 31 bits).
 */
@inline
function dotNibbles(weights: usize, x: usize, mask0: v128, mask4: v128, mask8: v128): v128 {
  const w0 = v128.load(weights)
  const w1 = v128.load(weights, 16)
  const w2 = v128.load(weights, 32)
  const w3 = v128.load(weights, 48)
  let sum0 = i32x4.dot_i16x8_s(v128.and(w0, mask0), v128.load_splat<i32>(x, 0))
  sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(v128.and(w1, mask0), v128.load_splat<i32>(x, 8)))
  sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(v128.and(w2, mask0), v128.load_splat<i32>(x, 16)))
  sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(v128.and(w3, mask0), v128.load_splat<i32>(x, 24)))
  let sum4 = i32x4.dot_i16x8_s(v128.and(w0, mask4), v128.load_splat<i32>(x, 32))
  sum4 = i32x4.add(sum4, i32x4.dot_i16x8_s(v128.and(w1, mask4), v128.load_splat<i32>(x, 40)))
  sum4 = i32x4.add(sum4, i32x4.dot_i16x8_s(v128.and(w2, mask4), v128.load_splat<i32>(x, 48)))
  sum4 = i32x4.add(sum4, i32x4.dot_i16x8_s(v128.and(w3, mask4), v128.load_splat<i32>(x, 56)))
  let sum8 = i32x4.dot_i16x8_s(v128.and(w0, mask8), v128.load_splat<i32>(x, 4))
  sum8 = i32x4.add(sum8, i32x4.dot_i16x8_s(v128.and(w1, mask8), v128.load_splat<i32>(x, 12)))
  sum8 = i32x4.add(sum8, i32x4.dot_i16x8_s(v128.and(w2, mask8), v128.load_splat<i32>(x, 20)))
  sum8 = i32x4.add(sum8, i32x4.dot_i16x8_s(v128.and(w3, mask8), v128.load_splat<i32>(x, 28)))
  let sum12 = i32x4.dot_i16x8_s(i16x8.shr_u(w0, 12), v128.load_splat<i32>(x, 36))
  sum12 = i32x4.add(sum12, i32x4.dot_i16x8_s(i16x8.shr_u(w1, 12), v128.load_splat<i32>(x, 44)))
  sum12 = i32x4.add(sum12, i32x4.dot_i16x8_s(i16x8.shr_u(w2, 12), v128.load_splat<i32>(x, 52)))
  sum12 = i32x4.add(sum12, i32x4.dot_i16x8_s(i16x8.shr_u(w3, 12), v128.load_splat<i32>(x, 60)))
  const low = i32x4.add(sum0, i32x4.shr_s(sum4, 4))
  const high = i32x4.add(sum12, i32x4.shr_s(sum8, 8))
  return i32x4.add(low, high)
}

/** Σ q·p over a block of signed bytes: eight vectors, the even bytes and the odd bytes of each. */
@inline
function dotBytes(weights: usize, x: usize): v128 {
  let even = i32x4.splat(0)
  let odd = i32x4.splat(0)
  for (let end = x + 64; x < end; x += 16) {
    const w0 = v128.load(weights)
    const w1 = v128.load(weights, 16)
    even = i32x4.add(even, i32x4.dot_i16x8_s(evenBytes(w0), v128.load_splat<i32>(x, 0)))
    odd = i32x4.add(odd, i32x4.dot_i16x8_s(i16x8.shr_s(w0, 8), v128.load_splat<i32>(x, 4)))
    even = i32x4.add(even, i32x4.dot_i16x8_s(evenBytes(w1), v128.load_splat<i32>(x, 8)))
    odd = i32x4.add(odd, i32x4.dot_i16x8_s(i16x8.shr_s(w1, 8), v128.load_splat<i32>(x, 12)))
    weights += 32
  }
  return i32x4.add(even, odd)
}

@inline
function evenBytes(w: v128): v128 {
  return i16x8.shr_s(i16x8.shl(w, 8), 8)
}

/** Four rows with four tokens, which share each vector of unpacked weights. */
@inline
function fourTokens(
  out: usize,
  outBytes: usize,
  group: usize,
  type: i32,
  rowBlocks: i32,
  x0: usize,
  tokenBytes: usize,
): void {
  let x1 = x0 + tokenBytes
  let x2 = x1 + tokenBytes
  let x3 = x2 + tokenBytes
  let y0 = f32x4.splat(0)
  let y1 = f32x4.splat(0)
  let y2 = f32x4.splat(0)
  let y3 = f32x4.splat(0)
  const mask = v128.load(NIBBLE_0)
  for (let block = 0; block < rowBlocks; block++) {
    let weights = group + scaleBytes(type) * 4
    let sum0 = i32x4.splat(0)
    let sum1 = i32x4.splat(0)
    let sum2 = i32x4.splat(0)
    let sum3 = i32x4.splat(0)
    for (let at = 0; at < (type == Q8_0 ? 64 : 32); at += 8) {
      const w = v128.load(weights)
      const a = type == Q8_0 ? evenBytes(w) : v128.and(w, mask)
      const b = type == Q8_0 ? i16x8.shr_s(w, 8) : v128.and(i16x8.shr_u(w, 8), mask)
      sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(a, v128.load_splat<i32>(x0 + at, 0)))
      sum1 = i32x4.add(sum1, i32x4.dot_i16x8_s(a, v128.load_splat<i32>(x1 + at, 0)))
      sum2 = i32x4.add(sum2, i32x4.dot_i16x8_s(a, v128.load_splat<i32>(x2 + at, 0)))
      sum3 = i32x4.add(sum3, i32x4.dot_i16x8_s(a, v128.load_splat<i32>(x3 + at, 0)))
      sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(b, v128.load_splat<i32>(x0 + at, 4)))
      sum1 = i32x4.add(sum1, i32x4.dot_i16x8_s(b, v128.load_splat<i32>(x1 + at, 4)))
      sum2 = i32x4.add(sum2, i32x4.dot_i16x8_s(b, v128.load_splat<i32>(x2 + at, 4)))
      sum3 = i32x4.add(sum3, i32x4.dot_i16x8_s(b, v128.load_splat<i32>(x3 + at, 4)))
      if (type != Q8_0) {
        const c = v128.and(i16x8.shr_u(w, 4), mask)
        sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(c, v128.load_splat<i32>(x0 + at, 32)))
        sum1 = i32x4.add(sum1, i32x4.dot_i16x8_s(c, v128.load_splat<i32>(x1 + at, 32)))
        sum2 = i32x4.add(sum2, i32x4.dot_i16x8_s(c, v128.load_splat<i32>(x2 + at, 32)))
        sum3 = i32x4.add(sum3, i32x4.dot_i16x8_s(c, v128.load_splat<i32>(x3 + at, 32)))
        const e = i16x8.shr_u(w, 12)
        sum0 = i32x4.add(sum0, i32x4.dot_i16x8_s(e, v128.load_splat<i32>(x0 + at, 36)))
        sum1 = i32x4.add(sum1, i32x4.dot_i16x8_s(e, v128.load_splat<i32>(x1 + at, 36)))
        sum2 = i32x4.add(sum2, i32x4.dot_i16x8_s(e, v128.load_splat<i32>(x2 + at, 36)))
        sum3 = i32x4.add(sum3, i32x4.dot_i16x8_s(e, v128.load_splat<i32>(x3 + at, 36)))
      }
      weights += 16
    }
    const scales = loadScales(group, type)
    y0 = addBlock(y0, type, scales, sum0, x0)
    y1 = addBlock(y1, type, scales, sum1, x1)
    y2 = addBlock(y2, type, scales, sum2, x2)
    y3 = addBlock(y3, type, scales, sum3, x3)
    group += blockBytes(type) * 4
    x0 += QUANTIZED_BLOCK_BYTES
    x1 += QUANTIZED_BLOCK_BYTES
    x2 += QUANTIZED_BLOCK_BYTES
    x3 += QUANTIZED_BLOCK_BYTES
  }
  v128.store(out, y0)
  v128.store(out + outBytes, y1)
  v128.store(out + outBytes * 2, y2)
  v128.store(out + outBytes * 3, y3)
}
