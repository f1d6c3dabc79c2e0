import { formatCount, formatNumber } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { processorOf, type ProcessorId, type Stage } from '#lib/sampling/index.ts'
import { isOn } from '#lib/state/chain-edits.ts'
import { paramOf } from '#lib/state/everyday-chain.ts'
import type { SliderProps } from '#lib/ui/slider.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { chainOfBench, ChainEditorView } from '#lib/widgets/chain-editor/index.ts'

const words = messages.controls
/** Top-k's track ends at 100, and one further is off; the number field takes any k. */
const TOP_K_TRACK = { max: 101, last: 100 }

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

  readonly controls: readonly Control[] = $derived.by(() => [
    this.#temperature(),
    this.#topK(),
    this.#topP(),
    this.#repetitionPenalty(),
  ])

  get anyOn(): boolean {
    return this.#session.bench.chain.some(isOn)
  }

  reset(): void {
    this.#session.switchAllOff()
  }

  get #vocabSize(): number {
    return this.#session.trace?.own.vocabSize ?? this.#session.model.speller?.info.vocabSize ?? 0
  }

  #stage(id: ProcessorId): Stage | undefined {
    return this.#session.trace?.stages.find((stage) => stage.id === id)
  }

  #temperature(): Control {
    const { temperature: text } = words
    const value = paramOf(this.#session.bench.chain, 'temperature', 'temperature')
    const effect = value === 0 ? text.greedy : value < 1 ? text.sharper : text.flatter
    const note = value === 1 ? off(text.off) : { strong: '', text: effect }
    return this.#control('temperature', 'temperature', text, {
      note,
      decimals: 2,
      fieldMax: 100,
      problem: text.problem('0', '100'),
    })
  }

  #topK(): Control {
    const { topK: text } = words
    const most = formatCount(this.#vocabSize)
    return this.#control('top-k', 'k', text, {
      note: this.#keptNote('top-k', text.off(most)),
      decimals: 0,
      min: 1,
      max: TOP_K_TRACK.max,
      fieldMax: this.#vocabSize,
      toTrack: (k) => (k === 0 ? TOP_K_TRACK.max : Math.min(k, TOP_K_TRACK.last)),
      fromTrack: (at) => (at === TOP_K_TRACK.max ? 0 : at),
      offText: words.off,
      problem: text.problem(most),
    })
  }

  #topP(): Control {
    const { topP: text } = words
    const most = formatCount(this.#vocabSize)
    return this.#control('top-p', 'p', text, {
      note: this.#keptNote('top-p', text.off(most)),
      decimals: 2,
      min: 0.01,
      fieldMin: 0.0001,
      problem: text.problem('0.0001', '1'),
    })
  }

  #repetitionPenalty(): Control {
    const { repetitionPenalty: text } = words
    const seen = this.#stage('repetition-penalty')?.notes.seen
    const value = paramOf(this.#session.bench.chain, 'repetition-penalty', 'penalty')
    const on = { strong: seen === undefined ? '' : text.on(formatCount(seen)), text: text.onText }
    return this.#control('repetition-penalty', 'penalty', text, {
      note: value === 1 ? off(text.off) : on,
      decimals: 2,
      fieldMin: 0.1,
      fieldMax: 10,
      problem: text.problem('0.1', '10'),
    })
  }

  /** What a truncation does right now: how many tokens it keeps, and how many it removes. */
  #keptNote(id: ProcessorId, whenOff: string): Note {
    const stage = this.#stage(id)
    const { neutral } = processorOf(id).parameters[0]
    if (!stage?.enabled || Object.values(stage.params)[0] === neutral) return off(whenOff)
    if (stage.noEffect) return { strong: '', text: words.noEffect }
    const removed = stage.before.count - stage.after.count
    return {
      strong: `${words.kept(formatCount(stage.keptCount))},`,
      text: words.removed(formatCount(removed)),
    }
  }

  #control(
    id: ProcessorId,
    name: string,
    text: { name: string; short: string },
    settings: Pick<SliderProps, 'note' | 'decimals' | 'problem'> & Partial<SliderProps>,
  ): Control {
    const parameter = processorOf(id).parameters.find((parameter) => parameter.name === name)!
    const value = paramOf(this.#session.bench.chain, id, name)
    const neutral = parameter.neutral as number
    const written = formatNumber(value, settings.decimals)
    const slider: SliderProps = {
      label: text.name,
      valueLabel: words.value(text.name),
      value,
      min: parameter.min!,
      max: parameter.max!,
      step: parameter.step!,
      neutral,
      valueText: value === neutral ? `${words.offWord} ${settings.note.text}` : written,
      oninput: (value) => this.#session.setParam(id, name, value),
      ...settings,
    }
    return { short: text.short, slider, tab: value === neutral ? words.off : written }
  }
}

function off(text: string): Note {
  return { strong: '', text: `${words.offWord} ${text}` }
}
