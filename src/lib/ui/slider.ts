import { typedNumber } from './typed-number.ts'

export type SliderProps = {
  /** Accessible name of the slider. */
  label: string
  /** What is written above it, where the place says the rest of the name. */
  shortLabel?: string
  /** Accessible name of the number field. */
  valueLabel: string
  value: number
  /** Ends of the slider's track. */
  min: number
  max: number
  /** What the number field takes, where that is more than the track shows. */
  fieldMin?: number
  fieldMax?: number
  step: number
  /** What the number field writes at least; a value that has more is written with all of them. */
  decimals: number
  /** The value at which the control does nothing. */
  neutral: number
  /** Where on the track a value stands, and back: for a setting whose "off" is no point of its scale. */
  toTrack?: (value: number) => number
  fromTrack?: (position: number) => number
  /** What the number field says at the neutral value, in place of a number. */
  offText?: string
  /** What the setting does right now, in a line. */
  note: { strong: string; text: string }
  /** Said when the number typed cannot be taken. */
  problem: string
  /** Said after it once the field is left, of the value that stayed in force as the field writes it; empty means off. */
  stays?: (written: string) => string
  /** The value in words, for a screen reader. */
  valueText: string
  oninput: (value: number) => void
}

/** Where a value stands on the track, from 0 to 1; values beyond an end stand at that end. */
export function positionOf(value: number, min: number, max: number): number {
  return Math.min(1, Math.max(0, (value - min) / (max - min)))
}

/** A track on which 0 is off and stands one beyond the last value: the greater a value, the less it does. */
export function offBeyond(
  last: number,
): Required<Pick<SliderProps, 'min' | 'max' | 'toTrack' | 'fromTrack'>> {
  const off = last + 1
  return {
    min: 1,
    max: off,
    toTrack: (value) => (value === 0 ? off : Math.min(value, last)),
    fromTrack: (position) => (position === off ? 0 : position),
  }
}

/** A value as the number field writes it: with the decimals given, or as many as it has, where it has more. */
export function fieldText(value: number, decimals: number): string {
  const text = value.toFixed(decimals)
  return Number(text) === value ? text : String(value)
}

/**
 * The number typed into a slider's field; empty means neutral. Undefined: it is no number, or not one the setting takes.
 *
 * @param limits decimals is 0 for settings that take whole numbers only
 */
export function parseValue(
  text: string,
  limits: { neutral: number; min: number; max: number; decimals: number },
): number | undefined {
  if (text.trim() === '') return limits.neutral
  const value = typedNumber(text, limits.decimals === 0)
  if (value === undefined || value === limits.neutral) return value
  return value >= limits.min && value <= limits.max ? value : undefined
}
