/** The bytes of a token as JSON can hold them: its text, or the bytes themselves where they are no whole characters. */
export type WrittenPiece = string | readonly number[]

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const encoder = new TextEncoder()

export function writePiece(bytes: Uint8Array): WrittenPiece {
  try {
    return decoder.decode(bytes)
  } catch {
    return [...bytes]
  }
}

export function readPiece(piece: WrittenPiece): Uint8Array {
  return typeof piece === 'string' ? encoder.encode(piece) : Uint8Array.from(piece)
}
