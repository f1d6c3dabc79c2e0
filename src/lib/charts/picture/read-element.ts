import { readBox } from './read-box.ts'
import { readDrawing } from './read-drawing.ts'
import { readGenerated } from './read-generated.ts'
import { readText } from './read-text.ts'
import { intersection, type Shape } from './shape.ts'
import { placed, type Surroundings } from './surroundings.ts'

/** What stands in a chart but is no part of its picture: controls, and whatever says so. */
const LEFT_OUT =
  'input, select, textarea, progress, details, script, style, [data-picture="without"]'

/**
 * What an element looks like at the moment, as shapes: boxes, borders, hatching, words and drawings. Where the element itself scrolls, all of its
 * content is read, and where a part of it scrolls, what is in sight.
 */
export function readElement(element: Element): Shape[] {
  const { left, top } = element.getBoundingClientRect()
  const surroundings = { origin: { x: left, y: top }, clip: undefined, opacity: 1 }
  const style = getComputedStyle(element)
  return element instanceof SVGSVGElement
    ? readDrawing(element, style, surroundings)
    : readContent(element, style, surroundings)
}

function readPart(element: Element, around: Surroundings): Shape[] {
  if (element.matches(LEFT_OUT)) return []
  const style = getComputedStyle(element)
  const opacity = around.opacity * Number(style.opacity)
  if (isUnseen(style) || opacity === 0) return []
  const here = { ...around, opacity }
  if (element instanceof SVGSVGElement)
    return readDrawing(element, style, clipped(element, style, here))
  const isShown = style.visibility === 'visible'
  const boxes = isShown ? [...element.getClientRects()] : []
  const shapes = boxes.flatMap((box) => readBox(placed(box, here), style, here))
  return [...shapes, ...readContent(element, style, clipped(element, style, here))]
}

function isUnseen({ display, clipPath, contentVisibility }: CSSStyleDeclaration): boolean {
  return display === 'none' || contentVisibility === 'hidden' || clipPath.startsWith('inset(50%')
}

/** Children and words in the order they are painted in: what has a `z-index` comes later. */
function readContent(element: Element, style: CSSStyleDeclaration, here: Surroundings): Shape[] {
  const layers: { z: number; shapes: Shape[] }[] = [
    { z: 0, shapes: readGenerated(element, '::before', here) },
  ]
  for (const child of element.childNodes) {
    if (child instanceof Text && style.visibility === 'visible') {
      layers.push({ z: 0, shapes: readText(child, style, here) })
    } else if (child instanceof Element) {
      layers.push({ z: zIndex(getComputedStyle(child)), shapes: readPart(child, here) })
    }
  }
  layers.push({ z: 0, shapes: readGenerated(element, '::after', here) })
  return layers.sort((a, b) => a.z - b.z).flatMap(({ shapes }) => shapes)
}

function zIndex({ position, zIndex }: CSSStyleDeclaration): number {
  return position === 'static' ? 0 : Number.parseInt(zIndex) || 0
}

function clipped(element: Element, style: CSSStyleDeclaration, here: Surroundings): Surroundings {
  const isClipping = style.overflowX !== 'visible' || /paint|strict|content/.test(style.contain)
  if (!isClipping) return here
  const box = placed(element.getBoundingClientRect(), here)
  const clip = here.clip ? intersection(here.clip, box) : box
  return { ...here, clip: clip ?? { ...box, width: 0, height: 0 } }
}
