import type { PositionSummary } from '#lib/state/position-summary.ts'
import { entropyLevel, levels, type Level } from './levels.ts'

/** A bar and its dot are at least this far from the next ones, in pixels. */
const LEAST_BAND = 4
/** Of the band: the rest parts a bar from the next one. */
const BAR_SHARE = 0.85
/** Lines across the plot at most. */
const MOST_LINES = 4
const Y_STEPS = [1, 2, 4, 8, 16, 32]
const X_STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
const X_TICK_DISTANCE = 64
/** A label stands beside its dot, this far off. */
const LABEL_GAP = 8
const LETTER_WIDTH = 7.5
const LABEL_HEIGHT = 16

export type Size = { readonly width: number; readonly height: number }
export type Tick = { readonly at: number; readonly value: number }
type Label = {
  readonly position: number
  readonly x: number
  readonly y: number
  readonly anchor: 'start' | 'end'
}

/** Entropy as bars and surprisal as lollipops on one scale of bits from 0, as paths of an SVG. */
export type Curve = {
  /** The bars, one path for each level of entropy. */
  readonly bars: readonly { readonly level: Level; readonly d: string }[]
  /** The lines below the dots. */
  readonly stems: string
  /** The dots, as lines without length. */
  readonly dots: string
  readonly labels: readonly Label[]
  readonly xTicks: readonly Tick[]
  readonly yTicks: readonly Tick[]
  /** Positions that share a bar and a dot: 1 where there is room for all. */
  readonly perBand: number
  /** Width of a band, in pixels. */
  readonly band: number
}

type Band = { readonly entropy: number; readonly surprisal: number; readonly peak: number }

/**
 * @param summaryByPos of the positions from 0; undefined where nothing is known
 * @param labelled positions to name in the plot, the most important first, with the letters of their names
 */
export function curve(
  summaryByPos: readonly (PositionSummary | undefined)[],
  labelled: readonly { position: number; letters: number }[],
  size: Size,
): Curve {
  const { perBand, band } = bandsOf(summaryByPos.length, size.width)
  const bands = thin(summaryByPos, perBand)
  const most = bands.reduce(
    (most, one) => Math.max(most, one?.entropy ?? 0, one?.surprisal ?? 0),
    1,
  )
  const yStep = Y_STEPS.find((step) => step * MOST_LINES >= most) ?? Y_STEPS.at(-1)!
  const top = Math.ceil(most / yStep) * yStep
  const y = (bits: number) => size.height * (1 - bits / top)
  const x = (i: number) => (i + 0.5) * band
  const dots = bands.flatMap((one, i) => (one ? [{ x: x(i), y: y(one.surprisal) }] : []))
  return {
    bars: levels.map((level) => ({
      level,
      d: bands
        .map((one, i) => (one && entropyLevel(one.entropy) === level ? bar(i, one.entropy) : ''))
        .join(''),
    })),
    stems: dots.map((dot) => `M${px(dot.x)} ${px(size.height)}V${px(dot.y)}`).join(''),
    dots: dots.map((dot) => `M${px(dot.x)} ${px(dot.y)}h0`).join(''),
    labels: placeLabels(labelled, bands, (i, bits) => ({ x: x(i), y: y(bits) }), perBand, size),
    xTicks: xTicks(summaryByPos.length, perBand, band, size.width),
    yTicks: Array.from({ length: top / yStep + 1 }, (_, i) => ({
      at: y(i * yStep),
      value: i * yStep,
    })),
    perBand,
    band,
  }

  function bar(i: number, bits: number): string {
    const width = band * BAR_SHARE
    return `M${px(x(i) - width / 2)} ${px(size.height)}V${px(y(bits))}h${px(width)}V${px(size.height)}z`
  }
}

/** How positions share the width: whole positions to a band, none narrower than can be told apart. */
export function bandsOf(length: number, width: number): { perBand: number; band: number } {
  const perBand = Math.max(1, Math.ceil((length * LEAST_BAND) / Math.max(1, width)))
  return { perBand, band: width / Math.max(1, Math.ceil(length / perBand)) }
}

/** The position at a place of the plot: where several share a band, the one that its dot shows. */
export function positionAt(
  x: number,
  summaryByPos: readonly (PositionSummary | undefined)[],
  width: number,
): number {
  const { perBand, band } = bandsOf(summaryByPos.length, width)
  const last = Math.ceil(summaryByPos.length / perBand) - 1
  const at = Math.max(0, Math.min(last, Math.floor(x / band)))
  return thin(summaryByPos, perBand)[at]?.peak ?? at * perBand
}

/** Mean entropy and highest surprisal of each band; undefined where nothing of it is known. */
function thin(
  summaryByPos: readonly (PositionSummary | undefined)[],
  perBand: number,
): (Band | undefined)[] {
  return Array.from({ length: Math.ceil(summaryByPos.length / perBand) }, (_, i) => {
    let [count, entropy, surprisal, peak] = [0, 0, -1, -1]
    const end = Math.min((i + 1) * perBand, summaryByPos.length)
    for (let position = i * perBand; position < end; position++) {
      const summary = summaryByPos[position]
      if (!summary) continue
      count++
      entropy += summary.entropy
      if (summary.surprisal > surprisal) [surprisal, peak] = [summary.surprisal, position]
    }
    return count > 0 ? { entropy: entropy / count, surprisal, peak } : undefined
  })
}

/** Labels to the right of their dots, or to the left where the plot ends; one that would touch another is left out. */
function placeLabels(
  labelled: readonly { position: number; letters: number }[],
  bands: readonly (Band | undefined)[],
  at: (band: number, bits: number) => { x: number; y: number },
  perBand: number,
  { width }: Size,
): Label[] {
  const placed: (Label & { left: number; right: number })[] = []
  for (const { position, letters } of labelled) {
    const i = Math.floor(position / perBand)
    const band = bands[i]
    if (band?.peak !== position) continue
    const { x, y } = at(i, band.surprisal)
    const length = letters * LETTER_WIDTH + LABEL_GAP
    const anchor = x + length > width ? 'end' : 'start'
    const [left, right] = anchor === 'start' ? [x, x + length] : [x - length, x]
    const touches = placed.some(
      (other) => left < other.right && right > other.left && Math.abs(other.y - y) < LABEL_HEIGHT,
    )
    const labelX = anchor === 'start' ? x + LABEL_GAP : x - LABEL_GAP
    if (!touches) placed.push({ position, x: labelX, y, anchor, left, right })
  }
  return placed.map(({ position, x, y, anchor }) => ({ position, x, y, anchor }))
}

/** Positions counted from 1: the first, then round ones. */
function xTicks(length: number, perBand: number, band: number, width: number): Tick[] {
  const most = Math.max(1, width / X_TICK_DISTANCE)
  const step = X_STEPS.find((step) => length / step <= most) ?? X_STEPS.at(-1)!
  const values = [1]
  for (let value = step; value <= length; value += step)
    if (value > 1 + step / 2) values.push(value)
  return values.map((value) => ({
    at: (Math.floor((value - 1) / perBand) + 0.5) * band,
    value,
  }))
}

function px(value: number): string {
  return value.toFixed(1)
}
