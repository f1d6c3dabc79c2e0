/** Lines drawn beyond those in sight, on either side, so that scrolling finds them there. */
const BEYOND = 8
/** A position is announced when the list has stood still for so long. */
const STILL_MILLISECONDS = 500

/** What is scrolled: how many lines there are, and their height in pixels. */
type Scrolled = { count: number; lineHeight: number }

/** A scrolling area whose lines, all of one height, are drawn when they come into sight; between a head and a foot that stay. */
export class Scroller {
  readonly #scrolled: () => Scrolled
  #element = $state.raw<HTMLElement>()
  #top = $state(0)
  height = $state(0)
  headHeight = $state(0)
  footHeight = $state(0)
  bodyHeight = $state(0)
  #isStill = $state(true)
  #timer: ReturnType<typeof setTimeout> | undefined

  /** First line in sight, even if only in part. */
  readonly first = $derived.by(() => {
    const { count, lineHeight } = this.#scrolled()
    return Math.max(0, Math.min(count - 1, Math.floor(this.#top / lineHeight)))
  })

  /** After the last line that is wholly in sight. A pixel of tolerance: a zoomed page scrolls by parts of one. */
  readonly end = $derived.by(() => {
    const { count, lineHeight } = this.#scrolled()
    return Math.min(count, Math.floor((this.#top + this.#room + 1) / lineHeight))
  })

  /** The lines to draw: from, and to but without. */
  readonly drawn = $derived.by(() => ({
    from: Math.max(0, this.first - BEYOND),
    to: Math.min(this.#scrolled().count, this.end + 1 + BEYOND),
  }))

  /** Whether lines lie below those in sight. */
  readonly isMoreBelow = $derived.by(() => this.bottom + 1 < this.bodyHeight)

  /** @param scrolled asked again whenever it may have changed */
  constructor(scrolled: () => Scrolled) {
    this.#scrolled = scrolled
  }

  get element(): HTMLElement | undefined {
    return this.#element
  }

  set element(element: HTMLElement | undefined) {
    this.#element = element
  }

  /** Whether nobody is scrolling: only then is the position worth saying. */
  get isStill(): boolean {
    return this.#isStill
  }

  /** How far down the lines are in sight, in pixels from the top of the first. */
  get bottom(): number {
    return this.#top + this.#room
  }

  /** How many lines fit. */
  get page(): number {
    return Math.max(1, Math.floor(this.#room / this.#scrolled().lineHeight))
  }

  follow = (): void => {
    this.#top = this.#element?.scrollTop ?? 0
    this.#isStill = false
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => (this.#isStill = true), STILL_MILLISECONDS)
  }

  /** Scrolls a line into sight: by as little as will do, or to the middle. */
  reveal(index: number, place: 'nearest' | 'middle'): void {
    const { lineHeight } = this.#scrolled()
    const top = index * lineHeight
    const lowest = top + lineHeight - this.#room
    if (place === 'middle') this.#scrollTo(Math.round((top + lowest) / 2))
    else if (top < this.#top) this.#scrollTo(top)
    else if (lowest > this.#top) this.#scrollTo(lowest)
  }

  toTop(): void {
    this.#scrollTo(0)
  }

  get #room(): number {
    return this.height - this.headHeight - this.footHeight
  }

  #scrollTo(top: number): void {
    if (!this.#element) return
    this.#element.scrollTop = top
    this.follow()
  }
}
