/**
 * Logits that TypeScript and Python make alike, bit for bit: integers from a hash, divided by
 * powers of two, so that float32 holds them exactly. The Python side is
 * scripts/golden/sampling_logits.py.
 */
export type LogitsKind = 'random' | 'peaked' | 'flat' | 'tied' | 'removed'

/** The finalizer of MurmurHash3 over `id + seed · 0x9E3779B1`, all modulo 2^32. */
export function hash32(seed: number, id: number): number {
  let h = (id + Math.imul(seed, 0x9e3779b1)) >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** Shape [size]. Four 16-bit hashes summed are about normal with a standard deviation of 37,837. */
export function makeLogits(kind: LogitsKind, size: number, seed: number): Float32Array {
  const first = hash32(1000 + seed, 0) % size
  return Float32Array.from({ length: size }, (_, id) => {
    let normal = -131070
    for (let i = 0; i < 4; i++) normal += hash32(4 * seed + i, id) & 0xffff
    const order = hash32(1000 + seed, id)
    switch (kind) {
      case 'random':
        return normal / 2 ** 14
      case 'peaked':
        return normal / 2 ** 15 + (order % 64 === 0 ? 8 : 0) + (id === first ? 4 : 0)
      case 'flat':
        return normal / 2 ** 18
      case 'tied':
        return (normal >> 14) / 2
      case 'removed':
        return order % 3 === 0 && id > 1 ? -Infinity : normal / 2 ** 14
    }
  })
}
