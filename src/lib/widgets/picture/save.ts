import {
  fileName,
  pictureOf,
  pngOf,
  type PictureWords,
  type Svg,
} from '#lib/charts/picture/index.ts'
import { messages } from '#lib/messages/index.ts'

const words = messages.picture

export type PictureKind = 'svg' | 'png'

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

/** Hands a chart to the reader as a picture. @returns what became of it, in words */
export async function savePicture(
  kind: PictureKind,
  { chart, title, picture }: Pictured,
): Promise<string> {
  const svg = chart && pictureOf(chart, { title, ...picture })
  if (!svg) return words.nothing
  try {
    const name = fileName([title, picture.about], kind)
    hand(await fileOf(kind, svg), name)
    return words.saved(name)
  } catch {
    return words.noPng
  }
}

function fileOf(kind: PictureKind, svg: Svg): Promise<Blob> | Blob {
  return kind === 'png' ? pngOf(svg) : new Blob([svg.markup], { type: 'image/svg+xml' })
}

function hand(file: Blob, name: string): void {
  const anchor = document.createElement('a')
  anchor.href = URL.createObjectURL(file)
  anchor.download = name
  anchor.click()
  URL.revokeObjectURL(anchor.href)
}
