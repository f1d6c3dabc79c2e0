import { messages } from '#lib/messages/index.ts'
import type { Chain } from '#lib/sampling/index.ts'
import { withParam } from '#lib/state/everyday-chain.ts'
import type { SliderProps } from '#lib/ui/slider.ts'
import {
  everydaySettings,
  everydaySlider,
  type EverydayId,
} from '#lib/widgets/controls/everyday-sliders.ts'

const { off, greedy, sharper, flatter, topK, topP, penalty, reward } = messages.strategies.controls

/** What a setting that is on does: a lane has no room for more. */
const notes: Readonly<Record<EverydayId, (value: number) => string>> = {
  temperature: (T) => (T === 0 ? greedy : T < 1 ? sharper : flatter),
  'top-k': () => topK,
  'top-p': () => topP,
  'repetition-penalty': (value) => (value < 1 ? reward : penalty),
}

/**
 * The four everyday settings of a lane.
 *
 * @param named tells the controls of a lane from those of the bench
 * @param write takes the lane's chain with one setting moved
 */
export function laneSliders(
  chain: Chain,
  vocabSize: number,
  named: (name: string) => string,
  write: (chain: Chain) => void,
): SliderProps[] {
  return everydaySettings.map((setting) => {
    const { id, name } = setting
    return everydaySlider(setting, {
      chain,
      vocabSize,
      named,
      note: (value, isOff) => ({ strong: '', text: isOff ? off : notes[id](value) }),
      set: (value) => write(withParam(chain, id, name, value)),
    })
  })
}
