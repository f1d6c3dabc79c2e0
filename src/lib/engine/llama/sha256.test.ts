import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from './sha256.ts'

describe('sha256Hex', () => {
  it('gives the published digest of "abc"', async () => {
    const abc = new TextEncoder().encode('abc')
    expect(await sha256Hex(abc)).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  it('gives the same where the browser has no digest of its own', async () => {
    const bytes = Uint8Array.from({ length: 100_003 }, (_, i) => i * 7)
    const wanted = createHash('sha256').update(bytes).digest('hex')
    expect(await sha256Hex(bytes, null)).toBe(wanted)
  })
})
