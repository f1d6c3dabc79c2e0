/** Whether an element has ever been on screen: nothing heavy is fetched or run for what nobody sees. */
export class OnScreen {
  #isSeen = $state(false)

  get isSeen(): boolean {
    return this.#isSeen
  }

  /** For the element: `{@attach onScreen.attach}`. */
  attach = (element: HTMLElement): (() => void) => {
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      this.#isSeen = true
      observer.disconnect()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }
}
