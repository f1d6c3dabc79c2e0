import { decimalsOf, formatCount, formatSetting } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { processorOf, type Chain } from '#lib/sampling/index.ts'
import { paramOf } from '#lib/state/everyday-chain.ts'
import { offBeyond, type SliderProps } from '#lib/ui/slider.ts'

const words = messages.controls
/** Where top-k's track ends; the number field takes any k. */
const LAST_TOP_K = 100

export type EverydayId = 'temperature' | 'top-k' | 'top-p' | 'repetition-penalty'

/** One of the four settings that most programs offer. */
export type EverydaySetting = {
  readonly id: EverydayId
  /** The parameter that is set. */
  readonly name: string
  readonly words: { readonly name: string; readonly short: string }
  /** Where the slider is not as the registry describes the parameter. */
  readonly shape: (vocabSize: number) => Partial<SliderProps> & Pick<SliderProps, 'problem'>
}

/** The everyday settings, in the order of the page. */
export const everydaySettings: readonly EverydaySetting[] = [
  {
    id: 'temperature',
    name: 'temperature',
    words: words.temperature,
    shape: () => ({ fieldMax: 100, problem: words.temperature.problem('0', '100') }),
  },
  {
    id: 'top-k',
    name: 'k',
    words: words.topK,
    shape: (vocabSize) => ({
      ...offBeyond(LAST_TOP_K),
      fieldMax: vocabSize,
      offText: words.off,
      problem: words.topK.problem(formatCount(vocabSize)),
    }),
  },
  {
    id: 'top-p',
    name: 'p',
    words: words.topP,
    shape: () => ({ fieldMin: 0.0001, problem: words.topP.problem('0.0001', '1') }),
  },
  {
    id: 'repetition-penalty',
    name: 'penalty',
    words: words.repetitionPenalty,
    shape: () => ({
      fieldMin: 0.1,
      fieldMax: 10,
      problem: words.repetitionPenalty.problem('0.1', '10'),
    }),
  },
]

/** Whose setting it is, and what it does there. */
type EverydayUse = {
  readonly chain: Chain
  readonly vocabSize: number
  /** Tells its controls from those of another chain. */
  readonly named: (name: string) => string
  readonly note: (value: number, isOff: boolean) => SliderProps['note']
  readonly set: (value: number) => void
}

/** An everyday setting as a slider. */
export function everydaySlider(
  { id, name, words: { name: shortLabel }, shape }: EverydaySetting,
  { chain, vocabSize, named, note: noteOf, set }: EverydayUse,
): SliderProps {
  const { parameters } = processorOf(id)
  const { min, max, step, neutral } = parameters.find((parameter) => parameter.name === name)!
  const value = paramOf(chain, id, name)
  const isOff = value === neutral
  const note = noteOf(value, isOff)
  return {
    label: named(shortLabel),
    shortLabel,
    valueLabel: named(words.value(shortLabel)),
    value,
    min: min!,
    max: max!,
    step: step!,
    decimals: decimalsOf(step!),
    neutral: neutral as number,
    note,
    stays: words.stays,
    valueText: isOff ? note.text : formatSetting(value, step),
    oninput: set,
    ...shape(vocabSize),
  }
}
