import { describe, expect, it } from 'vitest'
import { decodeVocabulary, encodeVocabulary, pieceOf, type Pieces } from './pieces.ts'

// "ab", nothing, and the first two bytes of an emoji.
const pieces: Pieces = {
  bytes: Uint8Array.of(0x61, 0x62, 0xf0, 0x9f),
  ends: Uint32Array.of(2, 2, 4),
}

describe('pieceOf', () => {
  it('gives the bytes of one id alone, also of none and of half a character', () => {
    expect([0, 1, 2].map((id) => [...pieceOf(pieces, id)])).toEqual([
      [0x61, 0x62],
      [],
      [0xf0, 0x9f],
    ])
  })

  it.each([-1, 3, 0.5, NaN])('refuses id %s', (id) => {
    expect(() => pieceOf(pieces, id)).toThrow(RangeError)
  })
})

describe('decodeVocabulary', () => {
  it('reads what encodeVocabulary wrote: V, the ends, the bytes', () => {
    const file = encodeVocabulary(pieces)
    expect([...file.subarray(0, 8)]).toEqual([3, 0, 0, 0, 2, 0, 0, 0])
    expect(decodeVocabulary(file.buffer)).toEqual(pieces)
  })

  it('refuses a file that has lost its end', () => {
    const file = encodeVocabulary(pieces)
    expect(() => decodeVocabulary(file.buffer.slice(0, -1))).toThrow(RangeError)
    expect(() => decodeVocabulary(file.buffer.slice(0, 10))).toThrow(RangeError)
  })
})
