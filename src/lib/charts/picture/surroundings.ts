import type { Rect } from './shape.ts'

/** What a part of a chart has from the parts around it. */
export type Surroundings = {
  /** Where the picture's content begins on the page. */
  readonly origin: Pick<Rect, 'x' | 'y'>
  readonly clip: Rect | undefined
  readonly opacity: number
}

/** A rectangle of the page, on the picture. */
export function placed({ x, y, width, height }: DOMRect, { origin }: Surroundings): Rect {
  return { x: x - origin.x, y: y - origin.y, width, height }
}
