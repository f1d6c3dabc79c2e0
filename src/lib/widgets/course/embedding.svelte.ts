import { resolve } from '$app/paths'
import { messages } from '#lib/messages/index.ts'
import type { Fields, FigureSettings } from '#lib/widgets/figure/index.ts'

const words = messages.course.embedding
/** What an embed has around its figure, in pixels: its edges, and the way back to the site. */
const AROUND = 60

type Shown = {
  readonly name: string
  readonly settings: FigureSettings<Fields>
  /** In pixels. */
  readonly height: number
}

/** The one line of HTML that puts a figure, as it stands, into another page. */
export class EmbeddingView {
  readonly #figure: () => Shown
  #isOpen = $state(false)
  #copied = $state('')

  constructor(figure: () => Shown) {
    this.#figure = figure
  }

  get snippet(): string {
    if (!this.#isOpen) return ''
    const { name, settings, height } = this.#figure()
    const query = new URLSearchParams(settings.words).toString()
    const address = new URL(`${resolve('/')}embed/${name}/`, location.href)
    const src = address.href + (query && `?${query}`)
    return `<iframe src="${src.replaceAll('&', '&amp;')}" title="${words.frameTitle}" width="100%" height="${height + AROUND}" loading="lazy"></iframe>`
  }

  get copied(): string {
    return this.#copied
  }

  toggle = (event: Event): void => {
    this.#isOpen = (event.currentTarget as HTMLDetailsElement).open
    this.#copied = ''
  }

  copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(this.snippet)
      this.#copied = words.copied
    } catch {
      this.#copied = words.notCopied
    }
  }
}
