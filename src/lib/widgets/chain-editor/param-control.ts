import { decimalsOf, formatCount, formatSetting } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Parameter, ParamValue, ProcessorId, Step } from '#lib/sampling/index.ts'
import { offBeyond, type SliderProps } from '#lib/ui/slider.ts'
import type { ChainHolder } from './chain-holder.ts'
import { fieldLimits } from './field-limits.ts'
import { parseBiases, parseIds, writeBiases, writeIds, type ReadText } from './id-text.ts'

const words = messages.chainEditor
/** Stands for a setting that is left out: below every valid value of those that may be. */
const LEFT_OUT = -1

export type TextProps = {
  label: string
  hint: string
  value: string
  /** @returns what is wrong with the text, if it cannot be read */
  oninput: (text: string) => string | undefined
}

/** One parameter of a step as the reader sets it. */
export type ParamControl =
  | { readonly kind: 'slider'; readonly name: string; readonly slider: SliderProps }
  | {
      readonly kind: 'switch'
      readonly name: string
      readonly label: string
      readonly help: string
      readonly isOn: boolean
      readonly oninput: (isOn: boolean) => void
    }
  | { readonly kind: 'text'; readonly name: string; readonly field: TextProps }

/** Parameter names that the messages have words for; one they lack is shown as it is. */
const labels: Readonly<Record<string, string>> = messages.samplers.parameters

/**
 * The control of one parameter.
 *
 * @param holder knows how large the vocabulary is, and how its controls are called
 * @param set undefined leaves the parameter out
 */
export function paramControl(
  { id, params }: Step,
  parameter: Parameter,
  holder: Holder,
  set: (value: ParamValue | undefined) => void,
): ParamControl {
  const { name, kind } = parameter
  const value = params[name] ?? parameter.default
  switch (kind) {
    case 'boolean': {
      const label = holder.named(labelOf(parameter))
      return {
        kind: 'switch',
        name,
        label,
        help: parameter.help,
        isOn: value === true,
        oninput: set,
      }
    }
    case 'ids':
      return { kind: 'text', name, field: idsField(id, parameter, value, holder, set) }
    case 'bias':
      return { kind: 'text', name, field: biasField(id, parameter, value, holder, set) }
    default:
      return { kind: 'slider', name, slider: sliderOf(id, parameter, value, holder, set) }
  }
}

/** A setting in a few letters, as in "40 → 20". */
export function settingText(parameter: Parameter, value: ParamValue | undefined): string {
  if (value === undefined) return words.notSet
  if (typeof value === 'boolean') return value ? words.yes : words.no
  if (typeof value !== 'number')
    return Array.isArray(value) ? `[${writeIds(value)}]` : `{${writeBiases(value as Biases)}}`
  const isOff = value === parameter.neutral && parameter.name !== 'temperature'
  return isOff ? words.notSet : formatSetting(value, parameter.step)
}

type Holder = Pick<ChainHolder, 'vocabSize' | 'idOf' | 'named'>
type Biases = Readonly<Record<string, number>>

function labelOf({ name }: Parameter): string {
  return labels[name] ?? name
}

function sliderOf(
  id: ProcessorId,
  parameter: Parameter,
  value: ParamValue | undefined,
  { named }: Holder,
  set: (value: number | undefined) => void,
): SliderProps {
  const { kind, min = 0, max = 1, step = 1, help, valid = '' } = parameter
  const limits = fieldLimits(parameter)
  const mayBeLeftOut = parameter.default === undefined
  const home = parameter.neutral ?? parameter.default ?? LEFT_OUT
  const label = words.parameter(messages.samplers.names[id], labelOf(parameter))
  const current = typeof value === 'number' ? value : LEFT_OUT
  const isLeftOut = mayBeLeftOut && current === LEFT_OUT
  const isTopK = id === 'top-k' && parameter.name === 'k'
  const problem = kind === 'integer' ? words.wholeProblem : words.problem
  return {
    label: named(label),
    shortLabel: labelOf(parameter),
    valueLabel: named(words.value(label)),
    value: current,
    min,
    max,
    fieldMin: limits.min,
    fieldMax: limits.max,
    step,
    decimals: kind === 'integer' ? 0 : decimalsOf(step),
    neutral: home as number,
    ...(mayBeLeftOut && { offText: words.notSet }),
    // As in front: no cut is beyond the widest one, not below the narrowest.
    ...(isTopK && { ...offBeyond(max), offText: words.notSet }),
    note: { strong: '', text: help },
    problem: problem(valid),
    stays: messages.controls.stays,
    valueText:
      isLeftOut || (isTopK && current === home) ? words.notSet : formatSetting(current, step),
    oninput: (value) => set(mayBeLeftOut && value === LEFT_OUT ? undefined : value),
  }
}

function idsField(
  id: ProcessorId,
  parameter: Parameter,
  value: ParamValue | undefined,
  holder: Holder,
  set: (value: ParamValue) => void,
): TextProps {
  const most = formatCount(holder.vocabSize - 1)
  return {
    label: holder.named(words.parameter(messages.samplers.names[id], labelOf(parameter))),
    hint: `${parameter.help} ${words.ids}.`,
    value: writeIds(value as readonly number[]),
    oninput: (text) =>
      problemOf(parseIds(text, holder), set, (wrong) => words.idsProblem(wrong, most)),
  }
}

function biasField(
  id: ProcessorId,
  parameter: Parameter,
  value: ParamValue | undefined,
  holder: Holder,
  set: (value: ParamValue) => void,
): TextProps {
  const most = formatCount(holder.vocabSize - 1)
  return {
    label: holder.named(words.parameter(messages.samplers.names[id], labelOf(parameter))),
    hint: `${parameter.help} ${words.biases}.`,
    value: writeBiases(value as Biases),
    oninput: (text) =>
      problemOf(parseBiases(text, holder), set, (wrong) => words.biasesProblem(wrong, most)),
  }
}

/** Sets what could be read, or says what could not. */
function problemOf(
  read: ReadText<ParamValue>,
  set: (value: ParamValue) => void,
  say: (wrong: string) => string,
): string | undefined {
  if ('wrong' in read) return say(read.wrong)
  set(read.value)
  return undefined
}
