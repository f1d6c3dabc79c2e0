/** Writes small GGUF files for tests. */

/** A metadata value with the type that it gets in the file. */
export type Value =
  | { u32: number }
  | { f32: number }
  | { bool: boolean }
  | { text: string }
  | { texts: string[] }
  | { i32s: number[] }

export type Tensor = { name: string; type: number; shape: number[]; data: Uint8Array }

const ALIGNMENT = 32

export function writeGguf(metadata: Record<string, Value>, tensors: readonly Tensor[]): Uint8Array {
  const header = new ByteWriter()
  header.bytes(new TextEncoder().encode('GGUF'))
  header.u32(3)
  header.u64(tensors.length)
  header.u64(Object.keys(metadata).length)
  for (const [key, value] of Object.entries(metadata)) writeValue(header, key, value)
  let at = 0
  for (const { name, type, shape, data } of tensors) {
    header.text(name)
    header.u32(shape.length)
    shape.forEach((size) => header.u64(size))
    header.u32(type)
    header.u64(at)
    at = align(at + data.length)
  }
  header.bytes(new Uint8Array(align(header.length) - header.length))
  for (const { data } of tensors) {
    header.bytes(data)
    header.bytes(new Uint8Array(align(data.length) - data.length))
  }
  return header.result()
}

function writeValue(writer: ByteWriter, key: string, value: Value): void {
  writer.text(key)
  if ('u32' in value) {
    writer.u32(4)
    writer.u32(value.u32)
  } else if ('f32' in value) {
    writer.u32(6)
    writer.bytes(new Uint8Array(Float32Array.of(value.f32).buffer))
  } else if ('bool' in value) {
    writer.u32(7)
    writer.bytes(Uint8Array.of(Number(value.bool)))
  } else if ('text' in value) {
    writer.u32(8)
    writer.text(value.text)
  } else if ('texts' in value) {
    writer.u32(9)
    writer.u32(8)
    writer.u64(value.texts.length)
    value.texts.forEach((text) => writer.text(text))
  } else {
    writer.u32(9)
    writer.u32(5)
    writer.u64(value.i32s.length)
    writer.bytes(new Uint8Array(Int32Array.from(value.i32s).buffer))
  }
}

function align(at: number): number {
  return Math.ceil(at / ALIGNMENT) * ALIGNMENT
}

/** Little-endian, as this machine is where the tests run. */
class ByteWriter {
  length = 0
  readonly #parts: Uint8Array[] = []

  bytes(part: Uint8Array): void {
    this.#parts.push(part)
    this.length += part.length
  }

  u32(value: number): void {
    this.bytes(new Uint8Array(Uint32Array.of(value).buffer))
  }

  u64(value: number): void {
    this.bytes(new Uint8Array(BigUint64Array.of(BigInt(value)).buffer))
  }

  text(value: string): void {
    const bytes = new TextEncoder().encode(value)
    this.u64(bytes.length)
    this.bytes(bytes)
  }

  result(): Uint8Array {
    const result = new Uint8Array(this.length)
    let at = 0
    for (const part of this.#parts) {
      result.set(part, at)
      at += part.length
    }
    return result
  }
}
