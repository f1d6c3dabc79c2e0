/** The text of every id, end to end: the bytes of one id run from the end of the id before it to its own end. */
export type Pieces = {
  bytes: Uint8Array
  /** Shape [V], ascending. */
  ends: Uint32Array
}

/**
 * The bytes of one id alone, possibly half a character.
 *
 * @returns a view into `pieces.bytes`, not a copy
 * @throws RangeError for an id outside the vocabulary
 */
export function pieceOf(pieces: Pieces, id: number): Uint8Array {
  const end = pieces.ends[id]
  if (end === undefined) {
    throw new RangeError(`id must be in 0..${pieces.ends.length - 1}, got ${id}`)
  }
  return pieces.bytes.subarray(id === 0 ? 0 : pieces.ends[id - 1], end)
}

/** Writes pieces as a file: V, then V ends (each a 32-bit little-endian number), then the bytes. */
export function encodeVocabulary({ bytes, ends }: Pieces): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(4 + 4 * ends.length + bytes.length)
  const numbers = new DataView(file.buffer)
  numbers.setUint32(0, ends.length, true)
  ends.forEach((end, id) => numbers.setUint32(4 + 4 * id, end, true))
  file.set(bytes, 4 + 4 * ends.length)
  return file
}

/**
 * Reads what {@link encodeVocabulary} wrote.
 *
 * @throws RangeError for a file that is shorter or longer than its own numbers say
 */
export function decodeVocabulary(file: ArrayBuffer): Pieces {
  const numbers = new DataView(file)
  const vocabSize = numbers.getUint32(0, true)
  const ends = new Uint32Array(vocabSize)
  for (let id = 0; id < vocabSize; id++) ends[id] = numbers.getUint32(4 + 4 * id, true)
  const bytes = new Uint8Array(file, 4 + 4 * vocabSize)
  if (bytes.length !== (ends.at(-1) ?? 0)) {
    throw new RangeError(`the pieces should take ${ends.at(-1)} bytes, and take ${bytes.length}`)
  }
  return { bytes, ends }
}
