import type { HTMLInputAttributes } from 'svelte/elements'

export type NumberFieldOptions = {
  /** The number in force; reactive. */
  readonly value: () => number
  /** Puts a number in force; throws a RangeError for one that cannot be. */
  readonly set: (value: number) => void
  /** The number of a text; undefined where there is none, or none that is taken. */
  readonly parse: (text: string) => number | undefined
  readonly write: (value: number) => string
  /** How far the arrow keys move it. */
  readonly step?: number
}

/**
 * A number while it is typed: each that can be taken is in force at once. What cannot be taken brings back the number that was in force before, and
 * stays in the field until the field is left.
 *
 * A text field under the name of a number field: browsers read "1,5" in theirs as 15, and hand out "1.5" or nothing while it is typed.
 */
export class NumberField {
  readonly #options: NumberFieldOptions
  #draft = $state<string>()
  #isRefused = $state(false)
  /** The number in force when the typing began. */
  #before: number | undefined
  /** The number that stayed in force when a refused text was left. */
  #stayed = $state<number>()

  constructor(options: NumberFieldOptions) {
    this.#options = options
  }

  get text(): string {
    return this.#draft ?? this.written
  }

  /** The number in force as the field writes it. */
  get written(): string {
    return this.#options.write(this.#options.value())
  }

  /** Whether what stands in the field cannot be taken. */
  get isRefused(): boolean {
    return this.#isRefused
  }

  /** Whether the field was left with what could not be taken, and the number before is in force since. */
  get hasStayed(): boolean {
    return !this.#isRefused && this.#stayed === this.#options.value()
  }

  /** No longer tells that a refused text was left. */
  forget(): void {
    this.#stayed = undefined
  }

  type(text: string): void {
    const before = (this.#before ??= this.#options.value())
    this.#draft = text
    this.#stayed = undefined
    this.#isRefused = !this.#accepts(this.#options.parse(text))
    if (this.#isRefused) this.#accepts(before)
  }

  leave(): void {
    if (this.#isRefused) this.#stayed = this.#options.value()
    this.#before = undefined
    this.#draft = undefined
    this.#isRefused = false
  }

  /** What makes an input this field, beside its {@link text}. */
  get attributes(): HTMLInputAttributes {
    return {
      type: 'text',
      role: 'spinbutton',
      inputmode: 'decimal',
      autocomplete: 'off',
      'aria-valuenow': this.#options.value(),
      'aria-valuetext': this.text,
      'aria-invalid': this.#isRefused,
      onfocus: () => this.forget(),
      oninput: (event) => this.type(event.currentTarget.value),
      onblur: () => this.leave(),
      onkeydown: (event) => this.#press(event),
    }
  }

  #press(event: KeyboardEvent): void {
    if (event.key === 'Enter') this.leave()
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const { value, step = 1 } = this.#options
    const next = String(Number((value() + by * step).toPrecision(12)))
    // At an end it stays where it is, without a word: nothing wrong was typed.
    if (this.#options.parse(next) === undefined) return
    this.leave()
    this.type(next)
    this.leave()
  }

  #accepts(value: number | undefined): boolean {
    if (value === undefined) return false
    if (value === this.#options.value()) return true
    try {
      this.#options.set(value)
      return true
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }
}
