export const fileBytes = 1_000_000

/** A file that starts as a GGUF does; another one for each seed. */
export function modelOf(seed: number): Uint8Array<ArrayBuffer> {
  const model = Uint8Array.from({ length: fileBytes }, (_, i) => (i * (seed + 3)) >> 4)
  model.set(new TextEncoder().encode('GGUF'))
  return model
}
