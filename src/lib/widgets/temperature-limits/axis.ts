import { fields } from './fields.ts'

const { min, max } = fields.T
const DECADES = Math.log10(max / min)
/** Of the slider, as a part of the axis: a hundredth of a decade. */
export const STEP = 0.01 / DECADES

/** Where T stands on the logarithmic axis, from 0 to 1. */
export function positionOf(T: number): number {
  return Math.log10(T / min) / DECADES
}

/** T at a place of the axis, to three digits; the places next to 1 are 1, so that a step of the slider can stand there. */
export function temperatureAt(position: number): number {
  if (Math.abs(position - positionOf(1)) < STEP / 2) return 1
  const within = Math.min(1, Math.max(0, position))
  return Number((min * 10 ** (within * DECADES)).toPrecision(3))
}

/** What is written under the axis; where there is little room, the main ones alone. */
export const ticks: readonly { readonly T: number; readonly isMain: boolean }[] = [
  { T: 0.05, isMain: true },
  { T: 0.1, isMain: false },
  { T: 0.2, isMain: true },
  { T: 0.5, isMain: false },
  { T: 1, isMain: true },
  { T: 2, isMain: false },
  { T: 5, isMain: false },
  { T: 10, isMain: true },
  { T: 20, isMain: false },
  { T: 50, isMain: true },
]
