/**
 * Whether a text says these numbers, in this order; kinds of spaces make no difference.
 *
 * @param values as the number format writes them
 */
export function saysAll(text: string, values: readonly string[]): boolean {
  const plain = (words: string) => words.replace(/\s+/g, '')
  let rest = plain(text)
  return values.every((value) => {
    const at = rest.indexOf(plain(value))
    if (at >= 0) rest = rest.slice(at + plain(value).length)
    return at >= 0
  })
}
