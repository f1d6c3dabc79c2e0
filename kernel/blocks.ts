/**
 * How weights lie in the file and in memory.
 *
 * A row is cut into blocks of 32 weights that share a half-precision scale d (and, in Q4_1, a half-precision minimum m):
 *
 *   Q4_0   w = d·(q − 8)   18 bytes: d, 16 bytes of nibbles
 *   Q4_1   w = d·q + m     20 bytes: d, m, 16 bytes of nibbles
 *   Q8_0   w = d·q         34 bytes: d, 32 signed bytes
 *
 * Byte i of the nibbles holds weight i in its low half and weight i + 16 in its high half.
 *
 * Once loaded, four rows share a group, block by block, so that the four lanes of a vector are four rows: first the four d
 * (in Q4_1, in one vector, d in the upper and m in the lower half of each lane), then vectors whose lane r holds the bytes
 * 4k … 4k + 3 of row r. The size stays the same.
 *
 * Source: GGML, ggml-quants.h. The numbers of the types are GGML's.
 */
export const Q4_0: i32 = 2
export const Q4_1: i32 = 3
export const Q8_0: i32 = 8

/** Weights, or activations, in a block. */
export const BLOCK: i32 = 32

/** Bytes of one block of one row. */
@inline
export function blockBytes(type: i32): i32 {
  return type == Q8_0 ? 34 : type == Q4_1 ? 20 : 18
}

/** Bytes of one block of one row before its weights: d, and in Q4_1 also m. */
@inline
export function scaleBytes(type: i32): i32 {
  return type == Q4_1 ? 4 : 2
}
