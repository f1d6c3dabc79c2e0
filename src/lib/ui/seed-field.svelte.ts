import { NumberField } from './number-field.svelte.ts'
import { typedNumber } from './typed-number.ts'

/** A seed while it is typed. */
export class SeedField extends NumberField {
  /**
   * @param seed the seed that is set; reactive
   * @param set throws a RangeError for what is no seed
   */
  constructor(seed: () => number, set: (seed: number) => void) {
    super({ value: seed, set, parse: (text) => typedNumber(text, true), write: String })
  }
}
