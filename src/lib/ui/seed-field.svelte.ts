/** A seed while it is typed: each that is one is set at once, and what is none is kept in the field until it is left. */
export class SeedField {
  readonly #seed: () => number
  readonly #set: (seed: number) => void
  #typed = $state<string>()
  #isRefused = $state(false)

  /**
   * @param seed the seed that is set; reactive
   * @param set throws a RangeError for what is no seed
   */
  constructor(seed: () => number, set: (seed: number) => void) {
    this.#seed = seed
    this.#set = set
  }

  get text(): string {
    return this.#typed ?? String(this.#seed())
  }

  /** Whether what was typed is no seed. */
  get isRefused(): boolean {
    return this.#isRefused
  }

  type(text: string): void {
    this.#typed = text
    this.#isRefused = !this.#accepts(text)
  }

  leave(): void {
    this.#typed = undefined
    this.#isRefused = false
  }

  #accepts(text: string): boolean {
    if (text.trim() === '') return false
    try {
      this.#set(Number(text))
      return true
    } catch (error) {
      if (error instanceof RangeError) return false
      throw error
    }
  }
}
