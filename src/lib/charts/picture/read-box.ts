import { insetEdge, paintOf, pixels, stripesOf } from './css-values.ts'
import type { Corner, Paint, Rect, Shape } from './shape.ts'
import type { Surroundings } from './surroundings.ts'

/** The background, inner edges and border of a box. */
export function readBox(rect: Rect, style: CSSStyleDeclaration, here: Surroundings): Shape[] {
  const { clip } = here
  const faded = ({ color, opacity }: Paint) => ({ color, opacity: opacity * here.opacity })
  const shapes: Shape[] = []
  const background = paintOf(style.backgroundColor)
  const radius = radiusOf(rect, style)
  if (background) shapes.push({ kind: 'box', rect, clip, radius, fill: faded(background) })
  const stripes = stripesOf(style.backgroundImage)
  if (stripes)
    shapes.push({ kind: 'hatch', rect: tile(rect, style), clip, stripes, opacity: here.opacity })
  const edge = insetEdge(style.boxShadow)
  if (edge)
    shapes.push({ kind: 'box', rect: edgeOf(rect, edge), clip, radius: 0, fill: faded(edge.paint) })
  return [...shapes, ...borderShapes(rect, style, here)]
}

function borderShapes(
  rect: Rect,
  style: CSSStyleDeclaration,
  { clip, opacity }: Surroundings,
): Shape[] {
  const faded = (paint: Paint) => ({ color: paint.color, opacity: paint.opacity * opacity })
  const radius = radiusOf(rect, style)
  const width = pixels(style.borderTopWidth)
  const stroke = paintOf(style.borderTopColor)
  const isUniform = style.borderWidth === style.borderTopWidth && stroke !== undefined
  if (radius > 0 && isUniform && width > 0) {
    return [{ kind: 'ring', rect, clip, radius, width, stroke: faded(stroke) }]
  }
  return borderOf(rect, style).flatMap(({ corners, color }): Shape[] => {
    const paint = paintOf(color)
    return paint ? [{ kind: 'side', rect, clip, corners, fill: faded(paint) }] : []
  })
}

/** In pixels, also where the style has it as a share. */
function radiusOf(rect: Rect, { borderTopLeftRadius: radius }: CSSStyleDeclaration): number {
  const half = Math.min(rect.width, rect.height) / 2
  return radius.endsWith('%') ? (pixels(radius) / 50) * half : Math.min(pixels(radius), half)
}

/** Where a background of a fixed height stands: in the middle. */
function tile(rect: Rect, { backgroundSize }: CSSStyleDeclaration): Rect {
  const height = pixels(backgroundSize.split(' ')[1] ?? '')
  return height === 0 ? rect : { ...rect, y: rect.y + (rect.height - height) / 2, height }
}

function edgeOf(rect: Rect, { x, y }: { x: number; y: number }): Rect {
  if (x !== 0) {
    return { ...rect, x: x > 0 ? rect.x : rect.x + rect.width + x, width: Math.abs(x) }
  }
  return { ...rect, y: y > 0 ? rect.y : rect.y + rect.height + y, height: Math.abs(y) }
}

/** The four sides of a border; each meets the next on the diagonal of its corner, which is how triangles are made of borders. */
function borderOf(
  { x, y, width, height }: Rect,
  style: CSSStyleDeclaration,
): { corners: Corner[]; color: string }[] {
  const outer: Corner[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ]
  const left = pixels(style.borderLeftWidth)
  const top = pixels(style.borderTopWidth)
  const right = x + width - pixels(style.borderRightWidth)
  const bottom = y + height - pixels(style.borderBottomWidth)
  const inner: Corner[] = [
    [x + left, y + top],
    [right, y + top],
    [right, bottom],
    [x + left, bottom],
  ]
  const sides = [
    { size: style.borderTopWidth, color: style.borderTopColor },
    { size: style.borderRightWidth, color: style.borderRightColor },
    { size: style.borderBottomWidth, color: style.borderBottomColor },
    { size: style.borderLeftWidth, color: style.borderLeftColor },
  ]
  return sides.flatMap(({ size, color }, i) => {
    const next = (i + 1) % 4
    const corners = [outer[i], outer[next], inner[next], inner[i]]
    return pixels(size) > 0 ? [{ corners, color }] : []
  })
}
