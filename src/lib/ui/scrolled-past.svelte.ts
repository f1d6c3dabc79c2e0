/** Whether the reader has scrolled past an element: it ends above the window. */
export class ScrolledPast {
  #isPast = $state(false)

  get isPast(): boolean {
    return this.#isPast
  }

  /** For the element: `{@attach scrolledPast.attach}`. */
  attach = (element: HTMLElement): (() => void) => {
    const observer = new IntersectionObserver((entries) => {
      const { isIntersecting, boundingClientRect } = entries.at(-1)!
      this.#isPast = !isIntersecting && boundingClientRect.bottom <= 0
    })
    observer.observe(element)
    return () => observer.disconnect()
  }
}
