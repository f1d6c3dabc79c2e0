import {
  initialValues,
  readWords,
  writeWords,
  type Fields,
  type Values,
  type Words,
} from './fields.ts'

/** What one figure on a page is set to: its own controls, a phrase of the text and an address all set it here. */
export class FigureSettings<F extends Fields> {
  readonly fields: F
  readonly values: Values<F>

  /** @throws FieldError for words the figure does not know */
  constructor(fields: F, words: Words = {}) {
    this.fields = fields
    const values = $state({ ...initialValues(fields), ...readWords(fields, words) })
    this.values = values
  }

  /** @throws FieldError for words the figure does not know */
  set(words: Words): void {
    Object.assign(this.values, readWords(this.fields, words))
  }

  /** What an address has to say to bring the figure into this state. */
  get words(): Words {
    return writeWords(this.fields, this.values)
  }
}
