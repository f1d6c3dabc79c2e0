const HOVER_MILLISECONDS = 120
/** The pointer's way from a token into its card. */
const LEAVE_MILLISECONDS = 240

/** Which position of a text the reader has in hand: under the pointer in the text, chosen, or under the pointer in the plot. */
export class InHand {
  #hovered = $state<number>()
  #chosen = $state<number>()
  #glanced = $state<number>()
  #tabStop = $state(0)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** The position that text and plot point at. */
  get active(): number | undefined {
    return this.#glanced ?? this.opened
  }

  /** The position whose card is open. */
  get opened(): number | undefined {
    return this.#hovered ?? this.#chosen
  }

  /** The one token that Tab comes to: the last one chosen. */
  get tabStop(): number {
    return this.#tabStop
  }

  open(position: number): void {
    clearTimeout(this.#timer)
    this.#hovered = undefined
    this.#chosen = this.#tabStop = position
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#hovered = this.#chosen = this.#glanced = undefined
  }

  reset(): void {
    this.close()
    this.#tabStop = 0
  }

  /** The pointer is over a token; undefined: over none. */
  hover(position: number | undefined): void {
    clearTimeout(this.#timer)
    const wait = position === undefined ? LEAVE_MILLISECONDS : HOVER_MILLISECONDS
    this.#timer = setTimeout(() => (this.#hovered = position), wait)
  }

  /** The pointer is in the card: it stays. */
  hold(): void {
    clearTimeout(this.#timer)
  }

  /** The pointer is over a place of the plot; undefined: over none. */
  glance(position: number | undefined): void {
    this.#glanced = position
  }
}
