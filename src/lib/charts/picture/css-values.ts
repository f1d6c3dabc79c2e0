import type { Paint, Stripes } from './shape.ts'

/**
 * A computed color, as `rgb(26, 27, 30)` or `rgba(26, 27, 30, 0.5)`.
 *
 * @returns undefined for what is fully transparent or not of that form
 */
export function paintOf(color: string): Paint | undefined {
  const numbers = /^rgba?\(([\d., ]+)\)$/.exec(color)?.[1].split(',').map(Number)
  if (!numbers || numbers.length < 3) return undefined
  const [red, green, blue, opacity = 1] = numbers
  if (opacity === 0) return undefined
  const digits = [red, green, blue].map((part) => Math.round(part).toString(16).padStart(2, '0'))
  return { color: `#${digits.join('')}`, opacity }
}

/**
 * The bands of a computed `repeating-linear-gradient(…)` whose stops are colors at pixels; blends are not among them.
 *
 * @returns undefined for any other background
 */
export function stripesOf(image: string): Stripes | undefined {
  const body = /^repeating-linear-gradient\((.+)\)$/.exec(image)?.[1]
  if (!body) return undefined
  const [first, ...rest] = splitArguments(body)
  const direction = angleOf(first)
  const stops = (direction === undefined ? [first, ...rest] : rest).map(stopOf)
  const bands = stops.flatMap((stop, i) => {
    const [from, to = stops[i + 1]?.at[0]] = stop.at
    const paint = paintOf(stop.color)
    return paint && to !== undefined && to > from ? [{ paint, from, to }] : []
  })
  const period = stops.at(-1)!.at.at(-1)
  return period ? { angle: direction ?? DOWNWARDS, period, bands } : undefined
}

const DOWNWARDS = 180
const DIRECTIONS: Readonly<Record<string, number>> = {
  'to top': 0,
  'to right': 90,
  'to bottom': DOWNWARDS,
  'to left': 270,
}

function angleOf(argument: string): number | undefined {
  const degrees = /^(-?[\d.]+)deg$/.exec(argument)
  return degrees ? Number(degrees[1]) : DIRECTIONS[argument]
}

/** At commas that are not inside a color. */
function splitArguments(body: string): string[] {
  return body.split(/,\s*(?![^(]*\))/)
}

function stopOf(argument: string): { color: string; at: number[] } {
  const color = /^[a-z]+\([^)]*\)/.exec(argument)?.[0] ?? ''
  const at = [...argument.slice(color.length).matchAll(/(-?[\d.]+)px/g)].map((px) => Number(px[1]))
  return { color, at }
}

/** A computed length: `12.5px`. */
export function pixels(length: string): number {
  return Number.parseFloat(length) || 0
}

/** How far a computed `inset` shadow without blur, as from `inset 0 -2px color`, reaches in: from the left or top, or, below 0, from the right or bottom. */
export function insetEdge(shadow: string): { paint: Paint; x: number; y: number } | undefined {
  const match = /^(rgba?\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px 0px 0px inset$/.exec(shadow)
  const paint = match && paintOf(match[1])
  return paint ? { paint, x: Number(match[2]), y: Number(match[3]) } : undefined
}
