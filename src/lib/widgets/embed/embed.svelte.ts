import { onMount, untrack } from 'svelte'
import { resolve } from '$app/paths'
import { messages } from '#lib/messages/index.ts'
import { FieldError, FigureSettings, type FigureDefinition } from '#lib/widgets/figure/index.ts'
import { useModel } from '#lib/widgets/model/index.ts'

/** What an embedded figure tells the page around it, so that the frame can be as high as the figure. */
export type HeightMessage = { readonly type: 'logitscope:height'; readonly height: number }

/** A figure alone in a frame of another page: its address sets it, its height is sent to its host. */
export class EmbedView {
  readonly words = messages.course.embedding
  readonly definition: FigureDefinition
  readonly settings: FigureSettings<FigureDefinition['fields']>
  readonly model = useModel()
  /** What in the address the figure does not know. */
  #problem = $state('')

  constructor(definition: FigureDefinition) {
    this.definition = definition
    this.settings = new FigureSettings(definition.fields)
    onMount(() => {
      this.#readAddress()
      void this.model.open(new URL(resolve('/'), location.href).href, { start: false })
      return () => this.model.close()
    })
  }

  get problem(): string {
    return this.#problem
  }

  /** The way back to the site. */
  get home(): string {
    return resolve('/learn/')
  }

  /** Sends the element's height to the page around it whenever it changes. Heights are no secret: any page may know. */
  sendHeight = (element: HTMLElement): (() => void) => {
    const observer = new ResizeObserver(() => {
      const height = Math.ceil(element.getBoundingClientRect().height)
      const message: HeightMessage = { type: 'logitscope:height', height }
      parent.postMessage(message, '*')
    })
    observer.observe(element)
    return () => observer.disconnect()
  }

  #readAddress(): void {
    try {
      const words = Object.fromEntries(new URLSearchParams(location.search))
      untrack(() => this.settings.set(words))
    } catch (error) {
      if (!(error instanceof FieldError)) throw error
      this.#problem = this.words.unknown(error.message)
    }
  }
}
