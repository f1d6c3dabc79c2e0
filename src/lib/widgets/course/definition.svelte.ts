import { resolve } from '$app/paths'
import { messages } from '#lib/messages/index.ts'

/** A term of the text and its definition: open while it is pointed at, focused, or tapped. */
export class DefinitionView {
  readonly words = messages.course
  readonly #term: () => string
  #isOpen = $state(false)

  constructor(term: () => string) {
    this.#term = term
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get href(): string {
    return `${resolve('/glossary/')}#${this.#term().toLowerCase().replaceAll(' ', '-')}`
  }

  /** A tap opens the definition, which has the way to the glossary; a second one closes it. */
  click = (event: MouseEvent): void => {
    event.preventDefault()
    this.#isOpen = !this.#isOpen || (event as PointerEvent).pointerType === 'mouse'
  }

  enter = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.#isOpen = true
  }

  leave = (event: PointerEvent): void => {
    const term = event.currentTarget as HTMLElement
    if (event.pointerType === 'mouse' && document.activeElement !== term) this.#isOpen = false
  }

  focus = (event: FocusEvent): void => {
    // A tap focuses as well: the click that follows decides.
    if ((event.currentTarget as HTMLElement).matches(':focus-visible')) this.#isOpen = true
  }

  blur = (event: FocusEvent): void => {
    const term = (event.currentTarget as HTMLElement).parentElement
    const next = event.relatedTarget as Node | null
    const card = (event.currentTarget as HTMLElement).nextElementSibling
    if (next && (card?.contains(next) || term?.contains(next))) return
    this.#isOpen = false
  }

  key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.#isOpen = false
  }
}
