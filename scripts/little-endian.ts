/** Numbers as a file of float32, little-endian on every machine. */
export function littleEndian(numbers: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(numbers.length * 4))
  numbers.forEach((number, i) => view.setFloat32(i * 4, number, true))
  return new Uint8Array(view.buffer)
}
