import { describe, expect, it } from 'vitest'
import { hashLogits } from './logits-hash.ts'

const logits = Float32Array.from({ length: 1000 }, (_, i) => Math.fround(Math.sin(i) * 20))

describe('hashLogits', () => {
  it('is the same for the same bits, wherever they lie', () => {
    const inside = new Float32Array(1010)
    inside.set(logits, 10)
    expect(hashLogits(inside.subarray(10))).toBe(hashLogits(logits))
    expect(hashLogits(logits)).toMatch(/^[0-9a-f]{16}$/)
  })

  it('tells apart one last bit, the sign of a zero, an order and a length', () => {
    const changes: ((copy: Float32Array) => Float32Array)[] = [
      (copy) => {
        new Uint32Array(copy.buffer)[999] ^= 1
        return copy
      },
      (copy) => copy.fill(-0, 0, 1),
      (copy) => copy.reverse(),
      (copy) => copy.slice(0, 999),
    ]
    const hashes = changes.map((change) => hashLogits(change(logits.slice())))
    expect(new Set([hashLogits(logits), ...hashes]).size).toBe(changes.length + 1)
  })
})
