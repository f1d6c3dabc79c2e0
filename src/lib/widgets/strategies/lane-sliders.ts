import { formatNumber } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { processorOf, type Chain, type ProcessorId } from '#lib/sampling/index.ts'
import { paramOf, withParam } from '#lib/state/everyday-chain.ts'
import type { SliderProps } from '#lib/ui/slider.ts'

const words = messages.controls
const notes = messages.strategies.controls
/** As on the bench: top-k's track ends at 100, and one further is off. */
const TOP_K_OFF = 101

type Shape = {
  readonly id: ProcessorId
  readonly name: string
  readonly text: { readonly name: string }
  readonly note: (value: number) => string
  readonly problem: string
} & Pick<SliderProps, 'decimals' | 'fieldMax'> &
  Partial<Omit<SliderProps, 'note'>>

/**
 * The four everyday settings of a lane.
 *
 * @param named tells the controls of a lane from those of the bench
 * @param write takes the lane's chain with one setting moved
 */
export function laneSliders(
  chain: Chain,
  named: (name: string) => string,
  write: (chain: Chain) => void,
): SliderProps[] {
  return shapes.map(({ id, name, text, note, ...rest }) => {
    const parameter = processorOf(id).parameters.find((parameter) => parameter.name === name)!
    const value = paramOf(chain, id, name)
    const neutral = parameter.neutral as number
    const said = value === neutral ? notes.off : note(value)
    return {
      label: named(text.name),
      shortLabel: text.name,
      valueLabel: named(words.value(text.name)),
      value,
      min: parameter.min!,
      max: parameter.max!,
      step: parameter.step!,
      neutral,
      note: { strong: '', text: said },
      valueText: value === neutral ? notes.off : `${formatNumber(value, rest.decimals)} ${said}`,
      oninput: (value) => write(withParam(chain, id, name, value)),
      ...rest,
    }
  })
}

const shapes: readonly Shape[] = [
  {
    id: 'temperature',
    name: 'temperature',
    text: words.temperature,
    note: (value) => (value === 0 ? notes.greedy : value < 1 ? notes.sharper : notes.flatter),
    decimals: 2,
    fieldMax: 100,
    problem: words.temperature.problem('0', '100'),
  },
  {
    id: 'top-k',
    name: 'k',
    text: words.topK,
    note: () => notes.topK,
    decimals: 0,
    min: 1,
    max: TOP_K_OFF,
    fieldMax: 10_000,
    toTrack: (k) => (k === 0 ? TOP_K_OFF : Math.min(k, TOP_K_OFF - 1)),
    fromTrack: (at) => (at === TOP_K_OFF ? 0 : at),
    offText: words.off,
    problem: words.topK.problem('10,000'),
  },
  {
    id: 'top-p',
    name: 'p',
    text: words.topP,
    note: () => notes.topP,
    decimals: 2,
    fieldMin: 0.0001,
    fieldMax: 1,
    problem: words.topP.problem('0.0001', '1'),
  },
  {
    id: 'repetition-penalty',
    name: 'penalty',
    text: words.repetitionPenalty,
    note: () => notes.penalty,
    decimals: 2,
    fieldMin: 0.1,
    fieldMax: 10,
    problem: words.repetitionPenalty.problem('0.1', '10'),
  },
]
