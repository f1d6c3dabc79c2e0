import { formatSetting } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Segment } from '#lib/ui/segments.ts'
import type { SliderProps } from '#lib/ui/slider.ts'
import { ks, type TopK } from './four-words.ts'

const words = messages.fourWords

/** The choices of top-k on four words. */
export const topKOptions: readonly Segment<TopK>[] = ks.map((value) => ({
  value,
  text: value === 'off' ? words.off : value,
  name: value === 'off' ? words.keepsAll : words.keepsFirst(value),
}))

/** The slider of the temperature. */
export function temperatureSlider(
  T: number,
  { min, max }: { readonly min: number; readonly max: number },
  oninput: (T: number) => void,
): SliderProps {
  const kind = T === 0 ? words.greedy : T < 1 ? words.sharper : words.flatter
  return {
    label: words.temperature,
    valueLabel: words.value(words.temperature),
    value: T,
    min,
    max,
    step: 0.05,
    decimals: 2,
    neutral: 1,
    note: { strong: '', text: T === 1 ? words.unchanged : kind },
    problem: words.temperatureProblem(String(min), String(max)),
    valueText: formatSetting(T, 0.05),
    oninput,
  }
}
