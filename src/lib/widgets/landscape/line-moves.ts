/** Where a token is drawn. */
export type Place = { readonly left: number; readonly top: number }

/** How far two tokens of one line may stand apart in height. */
const SAME_LINE = 8

/**
 * The token of the line above or below that stands nearest to a token; at the first and the last line the token itself.
 *
 * @param placeOf read only as far as needed: reading a place makes the browser lay out the page
 * @param by 1 down, −1 up
 */
export function nearestInLine(
  placeOf: (position: number) => Place,
  length: number,
  at: number,
  by: 1 | -1,
): number {
  const start = placeOf(at)
  const isOff = (place: Place, top: number) => Math.abs(place.top - top) > SAME_LINE
  let position = at + by
  while (position >= 0 && position < length && !isOff(placeOf(position), start.top)) position += by
  if (position < 0 || position >= length) return at
  const { top } = placeOf(position)
  let nearest = position
  let least = Infinity
  for (; position >= 0 && position < length; position += by) {
    const place = placeOf(position)
    if (isOff(place, top)) break
    const distance = Math.abs(place.left - start.left)
    if (distance < least) [nearest, least] = [position, distance]
  }
  return nearest
}
