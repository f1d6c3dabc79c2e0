import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readPiece, writePiece } from './written-piece.ts'

it('writes whole characters as text, and half ones as bytes', () => {
  expect(writePiece(Uint8Array.of(0x20, 0xc3, 0xa9))).toBe(' é')
  expect(writePiece(Uint8Array.of(0x20, 0xc3))).toEqual([0x20, 0xc3])
})

it('reads back any bytes through JSON, a byte order mark among them', () => {
  const throughJson = (bytes: Uint8Array) =>
    readPiece(JSON.parse(JSON.stringify(writePiece(bytes))))
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(throughJson(bytes)).toEqual(bytes)
    }),
  )
  const mark = Uint8Array.of(0xef, 0xbb, 0xbf)
  expect(throughJson(mark)).toEqual(mark)
})
