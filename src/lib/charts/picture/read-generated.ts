import { paintOf, pixels } from './css-values.ts'
import { readBox } from './read-box.ts'
import { descentOf, fontOf, measured } from './read-text.ts'
import type { Shape } from './shape.ts'
import { placed, type Surroundings } from './surroundings.ts'

/** What `::before` or `::after` adds to an element: a box placed in it, or a sign after its words. */
export function readGenerated(
  element: Element,
  which: '::before' | '::after',
  here: Surroundings,
): Shape[] {
  const style = getComputedStyle(element, which)
  const content = /^"(.*)"$/.exec(style.content)?.[1]
  const box = element.getClientRects()[0]
  if (content === undefined || !box) return []
  const shown = { ...here, opacity: here.opacity * Number(style.opacity) }
  if (content !== '') return [sign(content, box, style, shown)].flat()
  return style.position === 'absolute' ? placedBox(element, box, style, shown) : []
}

/** An empty box that is placed within its element, edge by edge. */
function placedBox(
  element: Element,
  box: DOMRect,
  style: CSSStyleDeclaration,
  here: Surroundings,
): Shape[] {
  const { borderLeftWidth, borderTopWidth } = getComputedStyle(element)
  const outer = placed(box, here)
  const rect = {
    x: outer.x + pixels(borderLeftWidth) + pixels(style.left),
    y: outer.y + pixels(borderTopWidth) + pixels(style.top),
    width: pixels(style.width),
    height: pixels(style.height),
  }
  return readBox(rect, style, here)
}

/** A sign at the end of its element, such as that of a new line. */
function sign(
  text: string,
  box: DOMRect,
  style: CSSStyleDeclaration,
  here: Surroundings,
): Shape | [] {
  const fill = paintOf(style.color)
  if (!fill) return []
  const font = fontOf(style)
  const { x, y, width, height } = placed(box, here)
  const own = Math.min(width, measured(text, font).width)
  return {
    kind: 'text',
    rect: { x: x + width - own, y, width: own, height },
    clip: here.clip,
    text,
    baseline: y + height - descentOf(font),
    font,
    fill: { ...fill, opacity: fill.opacity * here.opacity },
    anchor: 'start',
  }
}
