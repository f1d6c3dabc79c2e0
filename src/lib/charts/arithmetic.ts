import { formatNumber, formatPercent, formatProbability } from './number-format.ts'

const MOST_MORE = 12
const MINUS = formatNumber(-1, 0)[0]

/** A number of a printed calculation, which can be written with more decimals than it needs by itself. */
export type Operand = {
  readonly value: number
  /** @param more decimals beyond the usual ones */
  readonly write: (more: number) => { readonly text: string; readonly says: number }
}

/** A number with at least these decimals. */
export function number(value: number, decimals = 2): Operand {
  return {
    value,
    write: (more) => ({
      text: formatNumber(value, decimals + more),
      says: Number(value.toFixed(decimals + more)),
    }),
  }
}

/** A probability, in percent unless it is too small for that. */
export function share(value: number): Operand {
  const usual = formatProbability(value)
  const decimals = /\.(\d+)\s%$/.exec(usual)?.[1].length
  if (decimals === undefined) return { value, write: () => ({ text: usual, says: value }) }
  return {
    value,
    write: (more) => ({
      text: formatPercent(value, decimals + more),
      says: Number((value * 100).toFixed(decimals + more)) / 100,
    }),
  }
}

/** A setting, which is always written as it is. */
export function given(value: number, text: string): Operand {
  return { value, write: () => ({ text, says: value }) }
}

/**
 * A calculation and its result, `−1.39 × 1.20 = −1.66`. It has as many decimals as it takes for who works it out from
 * what is printed to get the printed result.
 *
 * @param compute the result, from the values of the operands
 * @param say the calculation, from the operands as they are written
 * @param format the result as it is written
 */
export function equation(
  operands: readonly Operand[],
  compute: (...values: number[]) => number,
  say: (...texts: string[]) => string,
  format: (result: number) => string,
): string {
  const result = format(compute(...operands.map(({ value }) => value)))
  for (let more = 0; ; more++) {
    const written = operands.map(({ write }) => write(more))
    const isRight = format(compute(...written.map(({ says }) => says))) === result
    if (!isRight && more < MOST_MORE) continue
    return `${say(...written.map(({ text }) => text))} = ${result}`
  }
}

/** A number as it stands after a minus sign. */
export function inBrackets(text: string): string {
  return text.startsWith(MINUS) ? `(${text})` : text
}
