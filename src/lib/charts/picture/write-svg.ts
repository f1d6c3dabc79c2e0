import {
  around,
  intersection,
  isWithin,
  type Font,
  type Paint,
  type Rect,
  type Shape,
  type Stripes,
} from './shape.ts'
import { wrap } from './wrap.ts'
import { escapeXml } from './xml.ts'

/** A chart with the words it needs when it stands alone. */
export type Picture = {
  readonly shapes: readonly Shape[]
  readonly title: string
  /** Below the title: what the chart shows. */
  readonly caption: string
  /** Below the chart: where its numbers come from. */
  readonly source: string
  readonly colors: { readonly paper: string; readonly ink: string; readonly muted: string }
  readonly family: string
}

export type Svg = { readonly markup: string; readonly width: number; readonly height: number }

/** Width of a text in pixels. */
export type Measure = (text: string, font: Font) => number

const MARGIN = 16
const GAP = 12
/** A narrow chart has words that are wider. */
const LEAST_WIDTH = 360
/** Height of a capital letter, as a share of the size. */
const CAPITALS = 0.72
const TITLE = { size: 15, weight: '600', line: 24 }
const CAPTION = { size: 13, weight: '400', line: 20 }
const SOURCE = { size: 12, weight: '400', line: 16 }

/**
 * The picture as an SVG file that needs nothing besides itself: no style sheet, no font, no script.
 *
 * Each text says how wide it is, so that another font keeps its place.
 *
 * @returns undefined where there is nothing to see
 */
export function writeSvg(picture: Picture, measure: Measure): Svg | undefined {
  const shapes = picture.shapes.filter((shape) => visible(shape) !== undefined)
  const content = around(
    shapes.filter(isMark(picture.colors.paper)).map((shape) => visible(shape)!),
  )
  if (!content) return undefined
  const inner = Math.max(LEAST_WIDTH, Math.ceil(content.width))
  const paragraph = (text: string, kind: typeof TITLE, fill: string) =>
    new Paragraph(text, { ...kind, family: picture.family }, fill, inner, measure)
  const { paper, ink, muted } = picture.colors
  const title = paragraph(picture.title, TITLE, ink)
  const caption = paragraph(picture.caption, CAPTION, muted)
  const source = paragraph(picture.source, SOURCE, muted)
  const top = MARGIN + title.height + caption.height + GAP
  const bottom = top + Math.ceil(content.height) + GAP
  const size = { width: inner + 2 * MARGIN, height: bottom + source.height + MARGIN }
  const shift = `translate(${round(MARGIN - content.x)} ${round(top - content.y)})`
  const markup = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${size.width} ${size.height}" role="img">`,
    `<title>${escapeXml(picture.title)}</title>`,
    `<desc>${escapeXml(`${picture.caption} ${picture.source}`)}</desc>`,
    `<rect width="100%" height="100%" fill="${paper}"/>`,
    title.at(MARGIN),
    caption.at(MARGIN + title.height),
    `<g transform="${shift}">${drawn(shapes)}</g>`,
    source.at(bottom),
    '</svg>',
  ]
  return { markup: markup.join('\n') + '\n', ...size }
}

/** Paper on paper covers what is under it, and is not seen itself. */
function isMark(paper: string): (shape: Shape) => boolean {
  return (shape) => !(shape.kind === 'box' && shape.fill.color === paper)
}

function visible({ rect, clip }: Shape): Rect | undefined {
  const seen = clip ? intersection(rect, clip) : rect
  // What only touches its clip is out of sight; a line has no height of its own.
  return seen && (seen.width > 0 || seen.height > 0) ? seen : undefined
}

/** Words of the picture itself, in as many lines as they need. */
class Paragraph {
  readonly height: number
  readonly #lines: readonly { text: string; width: number }[]
  readonly #font: Font & { line: number }
  readonly #fill: string

  constructor(
    text: string,
    font: Font & { line: number },
    fill: string,
    width: number,
    measure: Measure,
  ) {
    this.#font = font
    this.#fill = fill
    const lines = wrap(text, width, (part) => measure(part, font))
    this.#lines = lines.map((text) => ({ text, width: measure(text, font) }))
    this.height = lines.length * font.line
  }

  /** @param top where it begins */
  at(top: number): string {
    const font = this.#font
    return this.#lines
      .map(({ text, width }, i) => {
        const rect = { x: MARGIN, y: top + i * font.line, width, height: font.line }
        const baseline = rect.y + (font.line + font.size * CAPITALS) / 2
        const fill = { color: this.#fill, opacity: 1 }
        return textElement({ rect, text, baseline, font, fill, anchor: 'start' })
      })
      .join('\n')
  }
}

/** Shapes as elements, with what they refer to before them. */
function drawn(shapes: readonly Shape[]): string {
  const definitions = new Definitions()
  const elements = shapes.map((shape) => {
    const element = elementOf(shape, definitions)
    const { clip, rect } = shape
    if (!clip || isWithin(rect, clip)) return element
    return `<g clip-path="url(#${definitions.clip(clip)})">${element}</g>`
  })
  return [definitions.markup, ...elements].join('\n')
}

function elementOf(shape: Shape, definitions: Definitions): string {
  const { rect } = shape
  switch (shape.kind) {
    case 'box': {
      const corner = shape.radius > 0 ? ` rx="${round(shape.radius)}"` : ''
      return `<rect ${place(rect)}${corner} ${paintAttributes(shape.fill)}/>`
    }
    case 'ring': {
      const { width, radius, stroke } = shape
      const middle = inset(rect, width / 2)
      const corner = `rx="${round(Math.max(0, radius - width / 2))}"`
      return `<rect ${place(middle)} ${corner} fill="none" stroke="${stroke.color}" stroke-opacity="${round(stroke.opacity)}" stroke-width="${round(width)}"/>`
    }
    case 'hatch':
      return `<rect ${place(rect)} fill="url(#${definitions.hatch(shape.stripes)})"${faded(shape.opacity)}/>`
    case 'side': {
      const corners = shape.corners.map(([x, y]) => `${round(x)},${round(y)}`).join(' ')
      return `<polygon points="${corners}" ${paintAttributes(shape.fill)}/>`
    }
    case 'text':
      return textElement(shape)
    case 'drawing':
      return `<g${faded(shape.opacity)}>${shape.markup}</g>`
  }
}

type Text = Omit<Shape & { kind: 'text' }, 'kind' | 'clip'>

function textElement({ rect, text, baseline, font, fill, anchor }: Text): string {
  const at = { start: 0, middle: 0.5, end: 1 }[anchor]
  const attributes = [
    `x="${round(rect.x + at * rect.width)}" y="${round(baseline)}"`,
    ...(anchor === 'start' ? [] : [`text-anchor="${anchor}"`]),
    `textLength="${round(rect.width)}" lengthAdjust="spacingAndGlyphs"`,
    fontAttributes(font),
    paintAttributes(fill),
  ]
  return `<text xml:space="preserve" ${attributes.join(' ')}>${escapeXml(text)}</text>`
}

/** Clips and hatchings, each once. */
class Definitions {
  /** By their markup without the id. */
  readonly #known = new Map<string, { id: string; markup: string }>()

  clip(rect: Rect): string {
    return this.#idOf((id) => `<clipPath id="${id}"><rect ${place(rect)}/></clipPath>`)
  }

  hatch({ angle, period, bands }: Stripes): string {
    // CSS counts from upwards; the bands of a pattern follow each other to the right.
    const turn = angle === 90 ? '' : ` patternTransform="rotate(${angle - 90})"`
    const rects = bands.map(
      ({ paint, from, to }) =>
        `<rect x="${round(from)}" width="${round(to - from)}" height="${period}" ${paintAttributes(paint)}/>`,
    )
    return this.#idOf(
      (id) =>
        `<pattern id="${id}" width="${period}" height="${period}" patternUnits="userSpaceOnUse"${turn}>${rects.join('')}</pattern>`,
    )
  }

  get markup(): string {
    return `<defs>${[...this.#known.values()].map(({ markup }) => markup).join('')}</defs>`
  }

  #idOf(write: (id: string) => string): string {
    const key = write('')
    const known = this.#known.get(key)
    if (known) return known.id
    const id = `picture-${this.#known.size}`
    this.#known.set(key, { id, markup: write(id) })
    return id
  }
}

function inset({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by }
}

function fontAttributes({ family, size, weight }: Font): string {
  return `font-family="${escapeXml(family)}" font-size="${round(size)}" font-weight="${weight}"`
}

function paintAttributes({ color, opacity }: Paint): string {
  return `fill="${color}"${opacity < 1 ? ` fill-opacity="${round(opacity)}"` : ''}`
}

function faded(opacity: number): string {
  return opacity < 1 ? ` opacity="${round(opacity)}"` : ''
}

function place({ x, y, width, height }: Rect): string {
  return `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`
}

function round(length: number): string {
  return String(Number(length.toFixed(2)))
}
