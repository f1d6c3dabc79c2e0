/**
 * Places for labels, in order, as near to where they belong as a least distance lets them.
 *
 * @param wanted rising, from 0 to 1
 * @param gap between neighbors; all of them together fit
 * @returns from 0 to 1
 */
export function apart(wanted: readonly number[], gap: number): number[] {
  const places: number[] = []
  for (const place of wanted) {
    places.push(places.length === 0 ? place : Math.max(place, places[places.length - 1] + gap))
  }
  let end = 1
  for (let i = places.length - 1; i >= 0; i--, end -= gap) places[i] = Math.min(places[i], end)
  return places
}
