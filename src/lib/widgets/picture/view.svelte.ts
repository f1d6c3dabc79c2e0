import {
  fileName,
  pictureOf,
  pngOf,
  type PictureWords,
  type Svg,
} from '#lib/charts/picture/index.ts'
import { messages } from '#lib/messages/index.ts'

const words = messages.picture

type PictureKind = 'svg' | 'png'

/** What a picture says of its chart, besides the title. */
export type PictureContext = Pick<PictureWords, 'caption' | 'source'> & {
  /** What tells its file from those of other texts. */
  readonly about: string
}

export type Pictured = {
  readonly chart: Element | undefined
  readonly title: string
  readonly picture: PictureContext
}

/** Saving a chart as a picture. */
export class SavePictureView {
  readonly words = words
  readonly kinds: readonly { kind: PictureKind; name: string }[] = [
    { kind: 'svg', name: 'SVG' },
    { kind: 'png', name: 'PNG' },
  ]
  isOpen = $state(false)
  #said = $state('')

  get said(): string {
    return this.#said
  }

  toggle(): void {
    this.isOpen = !this.isOpen
    this.#said = ''
  }

  close(): void {
    this.isOpen = false
  }

  async save(kind: PictureKind, { chart, title, picture }: Pictured): Promise<void> {
    const svg = chart && pictureOf(chart, { title, ...picture })
    if (!svg) {
      this.#said = words.nothing
      return
    }
    try {
      const name = fileName([title, picture.about], kind)
      hand(await fileOf(kind, svg), name)
      this.#said = words.saved(name)
    } catch {
      this.#said = words.noPng
    }
  }
}

function fileOf(kind: PictureKind, svg: Svg): Promise<Blob> | Blob {
  return kind === 'png' ? pngOf(svg) : new Blob([svg.markup], { type: 'image/svg+xml' })
}

/** Hands a file to the reader. */
function hand(file: Blob, name: string): void {
  const anchor = document.createElement('a')
  anchor.href = URL.createObjectURL(file)
  anchor.download = name
  anchor.click()
  URL.revokeObjectURL(anchor.href)
}
