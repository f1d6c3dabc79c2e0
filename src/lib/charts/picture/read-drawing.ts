import { paintOf } from './css-values.ts'
import { around, type Shape } from './shape.ts'
import { placed, type Surroundings } from './surroundings.ts'
import { escapeXml } from './xml.ts'

/** Where the parts of a drawing are and how they hang together; everything else is a matter of style, or of the page. */
const GEOMETRY = [
  ...[
    'id',
    'd',
    'points',
    'x',
    'y',
    'x1',
    'y1',
    'x2',
    'y2',
    'dx',
    'dy',
    'cx',
    'cy',
    'r',
    'rx',
    'ry',
  ],
  ...['width', 'height', 'transform', 'pathLength', 'offset', 'gradientUnits', 'gradientTransform'],
  ...['patternUnits', 'patternContentUnits', 'patternTransform', 'clipPathUnits'],
] as const

/** Styles that a part hands down to the parts within it. */
const INHERITED = [
  ...['fill-rule', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
  ...['paint-order', 'text-anchor', 'font-family', 'font-size', 'font-weight', 'font-style'],
] as const

/** Styles of a part alone, and what they are where nobody has set them. */
const OWN = {
  opacity: '1',
  'clip-path': 'none',
  'dominant-baseline': 'auto',
  'vector-effect': 'none',
  'stop-color': 'rgb(0, 0, 0)',
  'stop-opacity': '1',
} as const

const LEFT_OUT = 'script, style, foreignObject, image, use, title, desc, a'

/** An SVG element of the page as one that needs no style sheet: every style that counts is written out. */
export function readDrawing(
  svg: SVGSVGElement,
  style: CSSStyleDeclaration,
  here: Surroundings,
): Shape[] {
  const matrix = svg.getScreenCTM()
  if (!matrix || style.visibility !== 'visible') return []
  const { a, b, c, d, e, f } = matrix
  const place = [a, b, c, d, e - here.origin.x, f - here.origin.y].map((n) => Number(n.toFixed(3)))
  const content = [...svg.children].map((child) => markupOf(child, undefined)).join('')
  const parts = [...svg.querySelectorAll('*')].map((part) => part.getBoundingClientRect())
  const seen = parts.filter(({ width, height }) => width > 0 || height > 0)
  const rect = around(seen.map((box) => placed(box, here)))
  if (!rect || content === '') return []
  const markup = `<g transform="matrix(${place.join(' ')})">${content}</g>`
  return [{ kind: 'drawing', rect, clip: here.clip, markup, opacity: here.opacity }]
}

function markupOf(element: Element, parent: CSSStyleDeclaration | undefined): string {
  const style = getComputedStyle(element)
  if (element.matches(LEFT_OUT) || style.display === 'none') return ''
  const attributes = [...geometryOf(element), ...stylesOf(style, parent)]
  const written = attributes.map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('')
  const content = [...element.childNodes]
    .map((child) =>
      child instanceof Text
        ? escapeXml(child.data.replace(/\s+/g, ' '))
        : child instanceof Element
          ? markupOf(child, style)
          : '',
    )
    .join('')
  return `<${element.localName}${written}>${content}</${element.localName}>`
}

function geometryOf(element: Element): [string, string][] {
  return GEOMETRY.flatMap((name): [string, string][] => {
    const value = element.getAttribute(name)
    return value === null ? [] : [[name, value.endsWith('%') ? resolved(element, name) : value]]
  })
}

/** A share of the drawing's size, in its own units. */
function resolved(element: Element, name: string): string {
  const animated = element as unknown as Record<string, SVGAnimatedLength | SVGAnimatedLengthList>
  const { baseVal } = animated[name]
  const length = baseVal instanceof SVGLength ? baseVal : baseVal.getItem(0)
  return String(Number(length.value.toFixed(3)))
}

function stylesOf(
  style: CSSStyleDeclaration,
  parent: CSSStyleDeclaration | undefined,
): [string, string][] {
  const plain = [
    ...INHERITED.filter((name) => read(style, name) !== (parent && read(parent, name))),
    ...Object.entries(OWN).flatMap(([name, none]) => (read(style, name) === none ? [] : [name])),
  ]
  return [
    ...paintsOf('fill', style, parent),
    ...paintsOf('stroke', style, parent),
    ...plain.map((name): [string, string] => [name, withoutUnits(read(style, name))]),
  ]
}

function paintsOf(
  name: 'fill' | 'stroke',
  style: CSSStyleDeclaration,
  parent: CSSStyleDeclaration | undefined,
): [string, string][] {
  const [own, handedDown] = [style, parent].map(
    (style) => style && [read(style, name), read(style, `${name}-opacity`)],
  )
  if (own!.join() === handedDown?.join()) return []
  const [value, opacity] = own!
  const paint = paintOf(value)
  const isClear = value.startsWith('rgba(') && !paint
  return [
    [name, paint?.color ?? (isClear ? 'none' : withoutUnits(value))],
    [`${name}-opacity`, String(Number(opacity) * (paint?.opacity ?? 1))],
  ]
}

function read(style: CSSStyleDeclaration, name: string): string {
  return style.getPropertyValue(name)
}

/** Lengths in pixels are plain numbers in SVG, and references to its own parts need no quotes. */
function withoutUnits(value: string): string {
  return value.replace(/(?<=\d)px/g, '').replace(/^url\("(#[^"]+)"\)$/, 'url($1)')
}
