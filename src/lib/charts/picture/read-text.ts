import { paintOf, pixels } from './css-values.ts'
import type { Font, Shape } from './shape.ts'
import { placed, type Surroundings } from './surroundings.ts'

type Line = { text: string; left: number; right: number; top: number; bottom: number }

/** The words of a text node, line by line, where they stand. */
export function readText(node: Text, style: CSSStyleDeclaration, here: Surroundings): Shape[] {
  const fill = paintOf(style.color)
  if (!fill || node.data.trim() === '') return []
  const font = fontOf(style)
  return linesOf(node).map(({ text, left, right, top, bottom }) => ({
    kind: 'text',
    rect: placed(new DOMRect(left, top, right - left, bottom - top), here),
    clip: here.clip,
    text,
    baseline: bottom - descentOf(font) - here.origin.y,
    font,
    fill: { ...fill, opacity: fill.opacity * here.opacity },
    anchor: anchorOf(style),
  }))
}

export function fontOf({ fontFamily, fontSize, fontWeight }: CSSStyleDeclaration): Font {
  return { family: fontFamily, size: pixels(fontSize), weight: fontWeight }
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** White space as it stands in the source of a page; figure spaces and the like keep their width. */
const COLLAPSING = /^[ \t\r\n\f]+$/

/** White space that the browser has collapsed has no place of its own, and is not part of a line. */
function linesOf(node: Text): Line[] {
  const lines: Line[] = []
  const range = document.createRange()
  for (const { segment, index } of characters.segment(node.data)) {
    range.setStart(node, index)
    range.setEnd(node, index + segment.length)
    const rect = range.getClientRects()[0]
    if (!rect || rect.width === 0) continue
    const { left, right, top, bottom } = rect
    const line = lines.at(-1)
    const written = COLLAPSING.test(segment) ? ' ' : segment
    if (line && Math.abs(line.top - top) < rect.height / 2) {
      line.text += written
      line.left = Math.min(line.left, left)
      line.right = Math.max(line.right, right)
    } else lines.push({ text: written, left, right, top, bottom })
  }
  return lines
}

let pen: CanvasRenderingContext2D | undefined

/** What the browser knows of a text in a font. */
export function measured(text: string, { weight, size, family }: Font): TextMetrics {
  pen ??= document.createElement('canvas').getContext('2d')!
  pen.font = `${weight} ${size}px ${family}`
  return pen.measureText(text)
}

/** How far letters reach below their line. */
export function descentOf(font: Font): number {
  return measured('', font).fontBoundingBoxDescent
}

function anchorOf({ textAlign }: CSSStyleDeclaration): 'start' | 'middle' | 'end' {
  if (textAlign === 'right' || textAlign === 'end') return 'end'
  return textAlign === 'center' ? 'middle' : 'start'
}
