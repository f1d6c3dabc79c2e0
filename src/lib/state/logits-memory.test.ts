import { describe, expect, it } from 'vitest'
import { LogitsMemory } from './logits-memory.ts'

const entry = (value: number) => ({
  logits: Float32Array.of(value, 0),
  provenance: 'live' as const,
})

describe('LogitsMemory', () => {
  it('forgets the place used longest ago', () => {
    const memory = new LogitsMemory(2)
    memory.set(1, entry(1))
    memory.set(2, entry(2))
    memory.get(1)
    memory.set(3, entry(3))
    expect(memory.get(2)).toBeUndefined()
    expect(memory.get(1)?.logits[0]).toBe(1)
    expect(memory.get(3)?.logits[0]).toBe(3)
    expect(memory.size).toBe(2)
  })

  it('replaces what it knew of a place', () => {
    const memory = new LogitsMemory(2)
    memory.set(1, entry(1))
    memory.set(1, entry(5))
    expect(memory.get(1)?.logits[0]).toBe(5)
    expect(memory.byteLength).toBe(8)
  })
})
