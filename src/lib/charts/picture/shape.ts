/** A place on the picture, in CSS pixels. */
export type Rect = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A color that every viewer knows, `#rrggbb`, and how opaque it is. */
export type Paint = { readonly color: string; readonly opacity: number }

/** Bands that repeat along a direction: hatching. */
export type Stripes = {
  /** Degrees clockwise from upwards, as CSS counts them. */
  readonly angle: number
  readonly period: number
  readonly bands: readonly { readonly paint: Paint; readonly from: number; readonly to: number }[]
}

export type Font = { readonly family: string; readonly size: number; readonly weight: string }

/** What a chart is made of when it stands in a picture; in the order of painting. */
export type Shape = { readonly rect: Rect; readonly clip: Rect | undefined } & (
  | { readonly kind: 'box'; readonly fill: Paint; readonly radius: number }
  /** A border that is the same all around a box with round corners. */
  | {
      readonly kind: 'ring'
      readonly stroke: Paint
      readonly width: number
      readonly radius: number
    }
  | { readonly kind: 'hatch'; readonly stripes: Stripes; readonly opacity: number }
  /** One side of a border: corners of its trapezoid. */
  | { readonly kind: 'side'; readonly corners: readonly Corner[]; readonly fill: Paint }
  | {
      readonly kind: 'text'
      readonly text: string
      readonly baseline: number
      readonly font: Font
      readonly fill: Paint
      readonly anchor: 'start' | 'middle' | 'end'
    }
  /** A part that is SVG already. */
  | { readonly kind: 'drawing'; readonly markup: string; readonly opacity: number }
)

export type Corner = readonly [x: number, y: number]

/** What two rectangles share; undefined where they are apart. */
export function intersection(a: Rect, b: Rect): Rect | undefined {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  const width = Math.min(a.x + a.width, b.x + b.width) - x
  const height = Math.min(a.y + a.height, b.y + b.height) - y
  return width >= 0 && height >= 0 ? { x, y, width, height } : undefined
}

/** The least rectangle around all; undefined around nothing. */
export function around(rects: readonly Rect[]): Rect | undefined {
  if (rects.length === 0) return undefined
  const x = Math.min(...rects.map((rect) => rect.x))
  const y = Math.min(...rects.map((rect) => rect.y))
  const right = Math.max(...rects.map((rect) => rect.x + rect.width))
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** Whether one rectangle lies in another, give or take half a pixel. */
export function isWithin(inner: Rect, outer: Rect): boolean {
  return (
    inner.x >= outer.x - 0.5 &&
    inner.y >= outer.y - 0.5 &&
    inner.x + inner.width <= outer.x + outer.width + 0.5 &&
    inner.y + inner.height <= outer.y + outer.height + 0.5
  )
}
