import { EngineError } from '../types.ts'

/** A value of the metadata. 64-bit integers become numbers; the arrays that matter here are of text and of numbers. */
export type GgufValue = number | boolean | string | GgufValue[]

export type GgufTensor = {
  name: string
  /** GGML's number of the type: 0 = F32, 2 = Q4_0, 3 = Q4_1, 8 = Q8_0. */
  type: number
  /** GGML's order: the length of a row first, then the number of rows. */
  shape: number[]
  /** Where the data begin, in bytes from the start of the file. */
  at: number
}

export type Gguf = {
  metadata: ReadonlyMap<string, GgufValue>
  tensors: ReadonlyMap<string, GgufTensor>
}

const MAGIC = 'GGUF'

/** Types of metadata values, by GGUF's number. */
const readers: readonly ((cursor: Cursor) => GgufValue)[] = [
  (cursor) => cursor.take(1).getUint8(0),
  (cursor) => cursor.take(1).getInt8(0),
  (cursor) => cursor.take(2).getUint16(0, true),
  (cursor) => cursor.take(2).getInt16(0, true),
  (cursor) => cursor.take(4).getUint32(0, true),
  (cursor) => cursor.take(4).getInt32(0, true),
  (cursor) => cursor.take(4).getFloat32(0, true),
  (cursor) => cursor.take(1).getUint8(0) !== 0,
  (cursor) => cursor.text(),
  (cursor) => readArray(cursor),
  (cursor) => cursor.u64(),
  (cursor) => Number(cursor.take(8).getBigInt64(0, true)),
  (cursor) => cursor.take(8).getFloat64(0, true),
]

/**
 * Reads the header of a GGUF file, versions 2 and 3: metadata, and where each tensor lies. The data are not touched.
 *
 * Source: the GGUF specification in the GGML repository, docs/gguf.md.
 *
 * @param file the whole file
 * @throws EngineError 'not-gguf' or 'model-truncated', saying what was found
 */
export function readGguf(file: Uint8Array): Gguf {
  const magic = String.fromCharCode(...file.subarray(0, 4))
  if (magic !== MAGIC) {
    throw new EngineError(
      'not-gguf',
      `Not a GGUF file: it begins with ${JSON.stringify(magic)}, not "${MAGIC}".`,
    )
  }
  const cursor = new Cursor(file, 4)
  const version = cursor.u32()
  if (version !== 2 && version !== 3) {
    throw new EngineError('not-gguf', `GGUF version ${version} is not supported, only 2 and 3.`)
  }
  const tensorCount = cursor.u64()
  const valueCount = cursor.u64()
  const metadata = new Map<string, GgufValue>()
  for (let i = 0; i < valueCount; i++) metadata.set(cursor.text(), readValue(cursor, cursor.u32()))
  const tensors = new Map<string, GgufTensor>()
  for (let i = 0; i < tensorCount; i++) {
    const tensor = readTensor(cursor)
    tensors.set(tensor.name, tensor)
  }
  const alignment = metadata.get('general.alignment') ?? 32
  const dataAt = Math.ceil(cursor.at / Number(alignment)) * Number(alignment)
  for (const tensor of tensors.values()) tensor.at += dataAt
  return { metadata, tensors }
}

function readValue(cursor: Cursor, type: number): GgufValue {
  const read = readers[type]
  if (!read)
    throw new EngineError(
      'not-gguf',
      `Unknown type ${type} of a metadata value at byte ${cursor.at}.`,
    )
  return read(cursor)
}

function readArray(cursor: Cursor): GgufValue[] {
  const type = cursor.u32()
  const values: GgufValue[] = []
  for (let left = cursor.u64(); left > 0; left--) values.push(readValue(cursor, type))
  return values
}

function readTensor(cursor: Cursor): GgufTensor {
  const name = cursor.text()
  const shape = Array.from({ length: cursor.u32() }, () => cursor.u64())
  return { name, shape, type: cursor.u32(), at: cursor.u64() }
}

/** Reads on from a place in the file, and never beyond its end. */
class Cursor {
  at: number
  readonly #file: Uint8Array
  readonly #view: DataView
  readonly #decoder = new TextDecoder()

  constructor(file: Uint8Array, at: number) {
    this.#file = file
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength)
    this.at = at
  }

  /** A view of the next bytes. */
  take(bytes: number): DataView {
    const at = this.#pass(bytes)
    return new DataView(this.#view.buffer, this.#view.byteOffset + at, bytes)
  }

  u32(): number {
    return this.#view.getUint32(this.#pass(4), true)
  }

  u64(): number {
    return Number(this.#view.getBigUint64(this.#pass(8), true))
  }

  text(): string {
    const bytes = this.u64()
    const at = this.#pass(bytes)
    return this.#decoder.decode(this.#file.subarray(at, at + bytes))
  }

  #pass(bytes: number): number {
    const at = this.at
    if (at + bytes > this.#file.length) {
      throw new EngineError(
        'model-truncated',
        `The file ends at byte ${this.#file.length}, in the middle of its header.`,
      )
    }
    this.at += bytes
    return at
  }
}
