import {
  formatCount,
  formatNumber,
  formatProbability,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { entropyBits, isNeutral, processorOf, type Stage } from '#lib/sampling/index.ts'
import type { PipelineStage } from './stages.ts'

const { texts, ...words } = messages.pipeline

/** What a card says of its stage: the first words carry the weight. */
type CardWords = { readonly strong: string; readonly text: string }

export function titleOf({ kind, step }: PipelineStage): string {
  return kind === 'step' ? messages.samplers.names[step!.id] : words[kind]
}

/** The setting of a step, as the card's corner has it. */
export function valueOf({ step }: PipelineStage): string {
  if (!step) return ''
  const [parameter] = processorOf(step.id).parameters
  const value = step.params[parameter.name]
  if (typeof value !== 'number') return ''
  if (isNeutral(step) && step.id !== 'temperature') return words.off
  return formatSetting(value, parameter.step)
}

/**
 * What a stage did at this step, in words with its numbers.
 *
 * @param drawnIn how many tokens the small charts show
 * @param ids those tokens
 */
export function cardWords(stage: PipelineStage, ids: Uint32Array): CardWords {
  const { kind, before, after } = stage
  if (kind === 'raw') {
    const low = formatNumber(before.logitAt(before.count - 1))
    const text = texts.rawText(low, formatNumber(before.logitAt(0)), formatCount(ids.length))
    return { strong: texts.raw(formatCount(before.count)), text }
  }
  if (kind === 'softmax') {
    return { strong: texts.adds, text: texts.entropy(formatNumber(entropyBits(before))) }
  }
  const step = stage.step!
  if (step.noEffect) return withoutEffect(step)
  if (after.count < before.count) return cut(step)
  return step.id === 'temperature' || step.id === 'dynamic-temperature'
    ? tempered(stage)
    : movedTokens(stage, ids)
}

/** What the draw took, and what it would have weighed for the model alone. */
export function drawWords(own: number, shaped: number): string {
  const [before, after] = [formatProbability(shaped), formatProbability(own)]
  return before === after ? texts.drawSame(before) : texts.draw(before, after)
}

function withoutEffect(step: Stage): CardWords {
  if (step.id === 'temperature') return { strong: '', text: texts.noEffect + texts.dividedByOne }
  return { strong: '', text: isNeutral(step) ? texts.noEffect : texts.noEffectHere }
}

function cut(step: Stage): CardWords {
  if (step.id === 'temperature') return { strong: texts.greedy, text: texts.greedyText }
  const mass = formatNumber(step.keptMass, 3)
  return { strong: texts.kept(formatCount(step.keptCount)), text: texts.keptText(mass) }
}

function tempered({ step }: PipelineStage): CardWords {
  const times = 1 / step!.notes.temperature
  const text = times > 1 ? texts.sharper : texts.flatter
  return { strong: '', text: text(formatNumber(times)) }
}

/** How many of the tokens in the chart moved against the others, and how far. */
function movedTokens({ before, after }: PipelineStage, ids: Uint32Array): CardWords {
  let count = 0
  let most = 0
  for (const id of ids) {
    const by = after.logitOf(id) - before.logitOf(id)
    if (by === 0) continue
    count++
    if (Math.abs(by) > Math.abs(most)) most = by
  }
  if (count === 0) return { strong: '', text: texts.changedElsewhere }
  const strong = texts.changed(formatCount(count))
  return { strong, text: texts.changedText(formatNumber(most)) }
}
