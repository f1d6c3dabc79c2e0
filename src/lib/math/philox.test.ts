import { describe, expect, it } from 'vitest'
import { philox4x32, toUnitInterval } from './philox.ts'

describe('philox4x32', () => {
  // The known-answer vectors published with Random123 (kat_vectors, philox4x32 10).
  it.each([
    [
      [0, 0, 0, 0],
      [0, 0],
      [0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8],
    ],
    [
      [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff],
      [0xffffffff, 0xffffffff],
      [0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd],
    ],
    [
      [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344],
      [0xa4093822, 0x299f31d0],
      [0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1],
    ],
  ] as const)('gives the published words for counter %j and key %j', (counter, key, words) => {
    expect(philox4x32(counter, key)).toEqual(words)
  })
})

describe('toUnitInterval', () => {
  it('spans [0, 1) in steps of 2^-53', () => {
    expect(toUnitInterval(0, 0)).toBe(0)
    expect(toUnitInterval(0, 2 ** 11)).toBe(2 ** -53)
    expect(toUnitInterval(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53)
  })
})
