/** As long as it takes to see that a word under the finger has changed. */
const MILLISECONDS = 500

/**
 * The moment after work has ended by itself. A button that says "Stop" keeps saying so, and does nothing: pressed just as the
 * work ends, it would otherwise begin it again.
 */
export class Aftermath {
  #isOn = $state(false)
  #isOnPurpose = false
  readonly #isBusy: () => boolean

  /** @param isBusy whether the work goes on; reactive */
  constructor(isBusy: () => boolean) {
    this.#isBusy = isBusy
    $effect(() => {
      if (!isBusy()) return
      return () => this.#begin()
    })
  }

  get isOn(): boolean {
    return this.#isOn
  }

  /** To be called before the work is ended on purpose: whoever did that knows it. */
  skip(): void {
    this.#isOnPurpose = this.#isBusy()
  }

  #begin(): void {
    const isOnPurpose = this.#isOnPurpose
    this.#isOnPurpose = false
    if (isOnPurpose) return
    this.#isOn = true
    setTimeout(() => (this.#isOn = false), MILLISECONDS)
  }
}
