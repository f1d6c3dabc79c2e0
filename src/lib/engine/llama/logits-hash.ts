/**
 * A hash of the exact bits of some logits, to tell whether two machines computed the same: FNV-1a over 32-bit words instead
 * of bytes, and beside it a variant that rotates, together 16 hexadecimal digits. It tells accidents apart, not attacks.
 *
 * Source: Fowler, Noll and Vo, FNV-1a.
 *
 * @param logits shape [V]
 */
export function hashLogits(logits: Float32Array): string {
  const words = new Uint32Array(logits.buffer, logits.byteOffset, logits.length)
  let first = 0x811c9dc5
  let second = 0x9747b28c
  for (let i = 0; i < words.length; i++) {
    first = Math.imul(first ^ words[i], 0x01000193)
    // A multiplication carries upwards only; the rotation lets high bits reach the low ones.
    second = Math.imul((second << 13) | (second >>> 19), 0x01000193) ^ words[i]
  }
  return hex(first) + hex(second)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}
