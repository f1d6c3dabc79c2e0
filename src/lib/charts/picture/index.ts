import { paintOf } from './css-values.ts'
import { readElement } from './read-element.ts'
import { measured } from './read-text.ts'
import { writeSvg, type Svg } from './write-svg.ts'

export { fileName } from './file-name.ts'
export { pngOf } from './png.ts'
export type { Svg } from './write-svg.ts'

/** Words that go with a chart when it stands alone. */
export type PictureWords = {
  readonly title: string
  /** What the chart shows. */
  readonly caption: string
  /** Where its numbers come from. */
  readonly source: string
}

/**
 * A chart of the page as it looks at the moment, on the page's paper, as an SVG file of its own.
 *
 * @returns undefined where there is nothing to see
 */
export function pictureOf(chart: Element, words: PictureWords): Svg | undefined {
  const { backgroundColor, fontFamily } = getComputedStyle(document.body)
  const colors = {
    paper: paintOf(backgroundColor)?.color ?? '#ffffff',
    ink: colorOf('--color-ink'),
    muted: colorOf('--color-ink-muted'),
  }
  const shapes = unrolled(chart, () => readElement(chart))
  const picture = { ...words, shapes, colors, family: fontFamily }
  return writeSvg(picture, (text, font) => measured(text, font).width)
}

/** Reads a chart while what scrolls in it lies open, as far as its style sheet has it so under `data-pictured`. */
function unrolled<T>(chart: Element, read: () => T): T {
  const scrolling = [...chart.querySelectorAll('*')].filter(({ scrollTop }) => scrollTop > 0)
  const tops = scrolling.map(({ scrollTop }) => scrollTop)
  chart.setAttribute('data-pictured', '')
  try {
    return read()
  } finally {
    chart.removeAttribute('data-pictured')
    scrolling.forEach((element, i) => (element.scrollTop = tops[i]))
  }
}

/** A token of the style sheet in the theme on screen. */
function colorOf(token: string): string {
  const probe = document.body.appendChild(document.createElement('i'))
  probe.style.color = `var(${token})`
  const { color } = getComputedStyle(probe)
  probe.remove()
  return paintOf(color)?.color ?? '#000000'
}
