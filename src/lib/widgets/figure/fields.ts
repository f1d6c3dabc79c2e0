/** One thing a reader can set in a figure, with where it starts and what it may be. */
export type Field =
  | {
      readonly kind: 'number'
      readonly initial: number
      readonly min: number
      readonly max: number
    }
  | { readonly kind: 'choice'; readonly initial: string; readonly of: readonly string[] }
  | { readonly kind: 'switch'; readonly initial: boolean }

/** All that a figure can be set to, by name; the names stand in the text of a chapter and in the address of an embed. */
export type Fields = Readonly<Record<string, Field>>

/** The value of each field. */
export type Values<F extends Fields> = {
  -readonly [Name in keyof F]: F[Name] extends { kind: 'number' }
    ? number
    : F[Name] extends { kind: 'switch' }
      ? boolean
      : F[Name] extends { of: readonly (infer Option)[] }
        ? Option
        : never
}

/** Values as words, as the text of a chapter and an address have them: `{ T: '0.5', play: 'on' }`. */
export type Words = Readonly<Record<string, string>>

/** A figure was asked for what it cannot be set to. */
export class FieldError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'FieldError'
  }
}

/** Where every field starts. */
export function initialValues<F extends Fields>(fields: F): Values<F> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, { initial }]) => [name, initial]),
  ) as Values<F>
}

/**
 * Reads values from words; what is not named is left out.
 *
 * @throws FieldError for a field the figure does not have, or a value outside its range
 */
export function readWords<F extends Fields>(fields: F, words: Words): Partial<Values<F>> {
  return Object.fromEntries(
    Object.entries(words).map(([name, word]) => {
      if (!Object.hasOwn(fields, name)) {
        throw new FieldError(`has no "${name}", only ${Object.keys(fields).join(', ')}`)
      }
      return [name, readWord(name, fields[name], word)]
    }),
  ) as Partial<Values<F>>
}

function readWord(name: string, field: Field, word: string): number | string | boolean {
  switch (field.kind) {
    case 'number': {
      const value = word.trim() === '' ? NaN : Number(word)
      if (value >= field.min && value <= field.max) return value
      throw new FieldError(`takes ${name} from ${field.min} to ${field.max}, got "${word}"`)
    }
    case 'choice':
      if (field.of.includes(word)) return word
      throw new FieldError(`takes ${name} as ${field.of.join(', ')}, got "${word}"`)
    case 'switch':
      if (word === 'on' || word === 'off') return word === 'on'
      throw new FieldError(`takes ${name} as on or off, got "${word}"`)
  }
}

/** The values that are not where they start, as words: what an address needs to say. */
export function writeWords<F extends Fields>(fields: F, values: Values<F>): Words {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, value]) => value !== fields[name].initial)
      .map(([name, value]) => [
        name,
        typeof value === 'boolean' ? (value ? 'on' : 'off') : String(value),
      ]),
  )
}
