import { resolve } from '$app/paths'
import { defaultModel } from '#lib/engine/catalog.ts'
import type { Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import type { Fields, FigureSettings } from '#lib/widgets/figure/index.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'
import { savePicture, type PictureKind } from '#lib/widgets/picture/save.ts'

const words = messages.figureAlong
/** What an embed has around its figure, in pixels: its edges, and the way back to the site. */
const AROUND = 60

/** A figure as it stands on the page. */
export type Shown = {
  readonly name: string
  readonly title: string
  readonly settings: FigureSettings<Fields>
  /** Its title, its controls and what it draws. */
  readonly element: () => HTMLElement
  readonly caption: () => string
}

/** A figure as a picture, and the one line of HTML that puts it, as it stands, into another page. */
export class FigureAlongView {
  readonly words = words
  readonly kinds: readonly { kind: PictureKind; name: string }[] = [
    { kind: 'svg', name: 'SVG' },
    { kind: 'png', name: 'PNG' },
  ]
  readonly #figure: Shown
  readonly #model: Pick<ModelView, 'speller'>
  #saved = $state('')
  #copied = $state('')

  constructor(figure: Shown, model: Pick<ModelView, 'speller'>) {
    this.#figure = figure
    this.#model = model
  }

  get saved(): string {
    return this.#saved
  }

  save = async (kind: PictureKind): Promise<void> => {
    const { title, element, caption } = this.#figure
    const chart = element()
    const { provenance } = chart.querySelector<HTMLElement>('[data-provenance]')!.dataset
    const source = messages.picture.source[provenance as Provenance](this.#modelName)
    const picture = { caption: caption(), source, about: '' }
    this.#saved = await savePicture(kind, { chart, title, picture })
  }

  get #modelName(): string {
    const info = this.#model.speller?.info
    return info ? `${info.name} ${info.quantization}` : defaultModel.name
  }

  get snippet(): string {
    const { name, settings, element } = this.#figure
    const query = new URLSearchParams(settings.words).toString()
    const address = new URL(`${resolve('/')}embed/${name}/`, location.href)
    const src = address.href + (query && `?${query}`)
    const { frameTitle } = messages.course.embedding
    const height = element().offsetHeight + AROUND
    return `<iframe src="${src.replaceAll('&', '&amp;')}" title="${frameTitle}" width="100%" height="${height}" loading="lazy"></iframe>`
  }

  get copied(): string {
    return this.#copied
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
