/**
 * The text that tokens write together. A character may be spread over several of them; what is left of half a one reads
 * as U+FFFD.
 *
 * @param speller gives the bytes of one id
 */
export function textOf(ids: readonly number[], speller: { piece(id: number): Uint8Array }): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const text = ids.map((id) => decoder.decode(speller.piece(id), { stream: true })).join('')
  return text + decoder.decode()
}
