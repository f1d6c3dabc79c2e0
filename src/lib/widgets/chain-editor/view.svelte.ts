import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import {
  isNeutral,
  presets,
  processorOf,
  processors,
  type Chain,
  type Parameter,
  type PresetId,
  type ProcessorId,
  type ProcessorKind,
  type Stage,
  type Step,
} from '#lib/sampling/index.ts'
import {
  added,
  differences,
  moved,
  orderOf,
  removed,
  switched,
  withParamAt,
  type Difference,
} from '#lib/state/chain-edits.ts'
import { orderEffects } from '#lib/state/order-effect.ts'
import type { ChainHolder } from './chain-holder.ts'
import { paramControl, settingText, type ParamControl } from './param-control.ts'

const words = messages.chainEditor
const { names, kinds } = messages.samplers
const PROGRAMS: readonly PresetId[] = [
  'transformers',
  'llama.cpp',
  'vllm',
  'ollama',
  'text-generation-webui',
]
const STYLES: readonly PresetId[] = ['greedy', 'balanced', 'creative', 'precise']

export type StepRow = {
  key: string
  index: number
  isLast: boolean
  name: string
  help: string
  isOn: boolean
  /** What it does at this step, in a word or two. */
  effect: string
  isIdle: boolean
  /** The parameters that switch it and shape it, and those that most never touch. */
  controls: readonly ParamControl[]
  more: readonly ParamControl[]
}

type Offer = { id: ProcessorId; name: string; help: string; isThere: boolean }

/** The chain editor: every step with every setting, in the order in which they act. */
export class ChainEditorView {
  readonly words = words
  readonly presetGroups = [
    { label: words.groups.programs, presets: PROGRAMS.map(namedPreset) },
    { label: words.groups.styles, presets: STYLES.map(namedPreset) },
  ]
  readonly #holder: ChainHolder
  #isOpen = $state(false)
  #preset = $state<PresetId>()
  #said = $state('')

  constructor(holder: ChainHolder) {
    this.#holder = holder
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  toggle(): void {
    this.#isOpen = !this.#isOpen
  }

  get #chain(): Chain {
    return this.#holder.chain
  }

  /** Whose order the chain has, for the line below the button. */
  readonly order: string = $derived.by(() => {
    const chosen = this.#preset ? [this.#preset] : []
    const named = [...chosen, ...PROGRAMS].map((id) => [id, presets[id]] as const)
    const id = orderOf(this.#chain, named)
    return words.order(id ? messages.samplers.presets[id] : words.ownOrder)
  })

  readonly rows: readonly StepRow[] = $derived.by(() =>
    this.#chain.map((step, index) => this.#row(step, index)),
  )

  get preset(): PresetId | '' {
    return this.#preset ?? ''
  }

  choose(id: string): void {
    this.#preset = Object.hasOwn(presets, id) ? (id as PresetId) : undefined
  }

  applyPreset(): void {
    if (!this.#preset) return
    this.#holder.setChain(presets[this.#preset])
    this.#said = words.loaded(messages.samplers.presets[this.#preset])
  }

  /** How the chain differs from the preset chosen: "llama.cpp, but Top-k 40 → 20". */
  readonly comparison: string | undefined = $derived.by(() => {
    if (!this.#preset) return undefined
    const name = messages.samplers.presets[this.#preset]
    const changes = differences(presets[this.#preset], this.#chain).map(changeText)
    return changes.length > 0 ? words.changed(name, changes.join(', ')) : words.asPreset(name)
  })

  /** Where the order decides at this very step how many tokens are kept. */
  readonly warnings: readonly string[] = $derived.by(() => {
    const { trace } = this.#holder
    if (!trace) return []
    return orderEffects(trace, (chain) => this.#holder.traceWith(chain)).map((effect) => {
      const text = effect.isAfter ? words.after : words.before
      const [kept, other] = [formatCount(effect.kept), formatCount(effect.keptOther)]
      return text(names[effect.moved], names[effect.past].toLowerCase(), kept, other)
    })
  })

  get problem(): string | undefined {
    const { problem } = this.#holder
    return problem && `${words.problemHere} ${problem}.`
  }

  /** The name of a control of this editor. */
  named(name: string): string {
    return this.#holder.named(name)
  }

  /** Every processor, by what it does. */
  get offers(): { kind: ProcessorKind; label: string; offers: Offer[] }[] {
    const there = new Set(this.#chain.map(({ id }) => id))
    const order = Object.keys(kinds) as ProcessorKind[]
    return order.map((kind) => ({
      kind,
      label: kinds[kind],
      offers: processors
        .filter((processor) => processor.kind === kind)
        .map(({ id, help }) => ({ id, name: names[id], help, isThere: there.has(id) })),
    }))
  }

  /** Read out after a change that is only seen. */
  get said(): string {
    return this.#said
  }

  add(id: ProcessorId): void {
    const chain = added(this.#chain, id)
    this.#holder.setChain(chain)
    const place = chain.findIndex((step) => step.id === id)
    this.#said = words.added(names[id], formatCount(place + 1), formatCount(chain.length))
  }

  remove(index: number): void {
    this.#said = words.removed(names[this.#chain[index].id])
    this.#holder.setChain(removed(this.#chain, index))
  }

  switch(index: number, isOn: boolean): void {
    this.#holder.setChain(switched(this.#chain, index, isOn))
  }

  /** @returns whether there was room */
  move(from: number, to: number): boolean {
    const { length } = this.#chain
    if (from === to || to < 0 || to >= length) return false
    this.#said = words.moved(names[this.#chain[from].id], formatCount(to + 1), formatCount(length))
    this.#holder.setChain(moved(this.#chain, from, to))
    return true
  }

  #row(step: Step, index: number): StepRow {
    const { id } = step
    const isOn = step.enabled !== false
    const stage = this.#holder.trace?.stages[index]
    const { parameters, help } = processorOf(id)
    const control = (parameter: Parameter) => this.#control(step, index, parameter)
    const earlier = this.#chain.slice(0, index).filter((other) => other.id === id).length
    return {
      key: `${id} ${earlier}`,
      index,
      isLast: index === this.#chain.length - 1,
      name: names[id],
      help,
      isOn,
      effect: isOn ? effectOf(step, stage) : words.effect.off,
      isIdle: !isOn || isNeutral(step) || (stage?.noEffect ?? false),
      controls: parameters.filter(isEveryday).map(control),
      more: parameters.filter((parameter) => !isEveryday(parameter)).map(control),
    }
  }

  #control(step: Step, index: number, parameter: Parameter): ParamControl {
    return paramControl(step, parameter, this.#holder, (value) =>
      this.#holder.setChain(withParamAt(this.#chain, index, parameter.name, value)),
    )
  }
}

function namedPreset(id: PresetId): { id: PresetId; name: string } {
  return { id, name: messages.samplers.presets[id] }
}

/** Floors, ties and windows are left alone by most. */
function isEveryday({ name }: Parameter): boolean {
  return !['minKeep', 'keepTies', 'lastN', 'includePrompt', 'topN'].includes(name)
}

function effectOf(step: Step, stage: Stage | undefined): string {
  if (isNeutral(step)) return words.effect.none
  if (!stage) return ''
  if (stage.noEffect) return words.effect.noneHere
  const isCut = stage.before.count > stage.after.count
  return isCut ? words.effect.kept(formatCount(stage.keptCount)) : words.effect.acts
}

function changeText(change: Difference): string {
  const texts = words.differences
  if (change.kind === 'order') return texts.order
  if (change.kind !== 'changed') return texts[change.kind](names[change.id])
  const { parameters } = processorOf(change.id)
  const parameter = parameters.find(({ name }) => name === change.name)!
  const isFirst = parameter === parameters[0]
  const label = (messages.samplers.parameters as Record<string, string>)[change.name]
  const name = isFirst ? names[change.id] : `${names[change.id]} ${label}`
  return texts.changed(name, settingText(parameter, change.from), settingText(parameter, change.to))
}
