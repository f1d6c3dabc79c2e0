const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
/** Thousands as the page writes them: 49,152. */
const GROUPED = /^\d{1,3}(,\d{3})+$/

/**
 * The number of a text as people type it: a comma may be the decimal mark, and the minus a typographic one. Undefined: it is no number.
 *
 * @param isWhole whether only whole numbers are meant: then commas may part thousands
 */
export function typedNumber(text: string, isWhole = false): number | undefined {
  const plain = text.trim().replace('−', '-')
  const isGrouped = isWhole && GROUPED.test(plain)
  const number = isGrouped ? plain.replaceAll(',', '') : plain.replace(',', '.')
  if (!PLAIN.test(number)) return undefined
  const value = Number(number)
  return isWhole && !Number.isInteger(value) ? undefined : value
}
