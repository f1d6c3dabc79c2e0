import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Stage } from '#lib/sampling/index.ts'
import { isOn } from '#lib/state/chain-edits.ts'
import type { SliderProps } from '#lib/ui/slider.ts'
import { chainOfBench, ChainEditorView } from '#lib/widgets/chain-editor/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import {
  everydaySettings,
  everydaySlider,
  type EverydayId,
  type EverydaySetting,
} from './everyday-sliders.ts'

const words = messages.controls

type Note = SliderProps['note']
export type Control = { short: string; slider: SliderProps; tab: string }

/** The four everyday settings, each off at its neutral end and saying so. */
export class ControlsView {
  readonly words = words
  /** The other settings, behind "More samplers". */
  readonly editor: ChainEditorView
  readonly #session: Session
  /** On a phone one control is in sight at a time. */
  chosen = $state(0)

  constructor(session: Session) {
    this.#session = session
    this.editor = new ChainEditorView(chainOfBench(session))
  }

  readonly controls: readonly Control[] = $derived.by(() =>
    everydaySettings.map((setting) => this.#control(setting)),
  )

  get anyOn(): boolean {
    return this.#session.bench.chain.some(isOn)
  }

  reset(): void {
    this.#session.switchAllOff()
  }

  #control(setting: EverydaySetting): Control {
    const { id, name, words: text } = setting
    const { bench, model } = this.#session
    const vocabSize = model.speller?.info.vocabSize ?? 0
    const slider = everydaySlider(setting, {
      chain: bench.chain,
      vocabSize,
      named: (name) => name,
      note: (value, isOff) => (isOff ? off(id, vocabSize) : this.#effect(id, value)),
      set: (value) => this.#session.setParam(id, name, value),
    })
    const isOff = slider.value === slider.neutral
    return { short: text.short, slider, tab: isOff ? words.off : slider.valueText }
  }

  /** What a setting that is on does right now. */
  #effect(id: EverydayId, value: number): Note {
    const stage = this.#session.trace?.stages.find((stage) => stage.id === id)
    switch (id) {
      case 'temperature':
        return { strong: '', text: temperatureEffect(value) }
      case 'repetition-penalty':
        return stage ? marked(stage, value) : SILENT
      default:
        return stage ? kept(stage) : SILENT
    }
  }
}

/** Before there is a distribution, nobody knows what a setting does. */
const SILENT: Note = { strong: '', text: '' }

const whenOff: Readonly<Record<EverydayId, (vocabSize: string) => string>> = {
  temperature: () => words.temperature.off,
  'top-k': words.topK.off,
  'top-p': words.topP.off,
  'repetition-penalty': () => words.repetitionPenalty.off,
}

function off(id: EverydayId, vocabSize: number): Note {
  return { strong: '', text: `${words.offWord} ${whenOff[id](formatCount(vocabSize))}` }
}

function temperatureEffect(T: number): string {
  const { greedy, sharper, flatter } = words.temperature
  return T === 0 ? greedy : T < 1 ? sharper : flatter
}

/** What a truncation does: how many tokens it keeps, and how many it removes. */
function kept({ noEffect, keptCount, before }: Stage): Note {
  if (noEffect) return { strong: '', text: words.noEffect }
  const removed = formatCount(before.count - keptCount)
  return { strong: `${words.kept(formatCount(keptCount))},`, text: words.removed(removed) }
}

/** A penalty below 1 is none: it favors what was there already. */
function marked({ notes }: Stage, penalty: number): Note {
  const { on, down, up } = words.repetitionPenalty
  return { strong: on(formatCount(notes.seen)), text: penalty < 1 ? up : down }
}
