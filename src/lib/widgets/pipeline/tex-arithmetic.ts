import { equation, given, number, type Operand } from '#lib/charts/arithmetic.ts'
import { isPlain, texNumber, texProbability, texSetting } from './tex-number.ts'

const tex = String.raw
/** Digits that may be added to tell two numbers apart. */
const MOST_MORE = 12

/** A probability in a calculation. */
export function texShare(value: number): Operand {
  return {
    value,
    write: (more) => ({
      text: texProbability(value, more),
      says: Number(isPlain(value) ? value.toFixed(4 + more) : value.toExponential(1 + more)),
    }),
  }
}

/** A setting in a calculation. */
export function texGiven(value: number): Operand {
  return given(value, texSetting(value))
}

/**
 * Numbers that are compared, with as many digits as tell those apart that differ.
 *
 * @param write a number with so many digits more than usual
 */
export function texApart(
  values: readonly number[],
  write: (value: number, more: number) => string,
): string[] {
  // What differs by a rounding of float64 alone is the same here.
  const different = new Set(values.map((value) => value.toPrecision(MOST_MORE))).size
  for (let more = 0; ; more++) {
    const texts = values.map((value) => write(value, more))
    if (new Set(texts).size >= different || more === MOST_MORE) return texts
  }
}

/** A logit, or what is as large, with some digits more. */
export function usually(value: number, more: number): string {
  return texNumber(value, 2 + more)
}

/** A sum of probabilities, with some digits more. */
export function finely(value: number, more: number): string {
  return texNumber(value, 4 + more)
}

/** A probability divided, and what comes of it. */
export function quotient(above: Operand, below: Operand): string {
  return equation(
    [above, below],
    (above, below) => above / below,
    (above, below) => tex`\frac{${above}}{${below}}`,
    (share) => texProbability(share),
  )
}

/** A logit and a number that it is reckoned with, and what comes of them. */
export function reckoned(
  logit: number,
  sign: string,
  by: Operand,
  compute: (logit: number, by: number) => number,
): string {
  return equation(
    [number(logit), by],
    compute,
    (logit, by) => `${logit} ${sign} ${by}`,
    (after) => texNumber(after),
  )
}

/** A logit divided, and what comes of it. */
export function divided(logit: number, by: Operand): string {
  return reckoned(logit, '/', by, (logit, by) => logit / by)
}

/** A number by its name, and on which side of a limit it lies. */
export function compared(
  name: string,
  value: number,
  sign: string,
  limit: number,
  write: (value: number, more: number) => string,
): string {
  const [left, right] = texApart([value, limit], write)
  return tex`${name} = ${left} ${sign} ${right}`
}

/** The sign between a token's number and the least that is kept. */
export function atLeast(isKept: boolean): string {
  return isKept ? tex`\ge` : '<'
}

/** The sign between a token's number and the most that is kept. */
export function atMost(isKept: boolean): string {
  return isKept ? tex`\le` : '>'
}
