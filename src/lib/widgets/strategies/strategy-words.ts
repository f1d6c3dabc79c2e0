import { decimalsOf, formatSetting } from '#lib/charts/param-format.ts'
import { formatCount, formatPercent, formatProbability } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { processorOf, type Chain, type ProcessorId, type Step } from '#lib/sampling/index.ts'
import { isOn } from '#lib/state/chain-edits.ts'

const { does, noSettings } = messages.strategies

/** The steps of a chain that do something, in its order: `temperature 1.5, top-p 0.95`. */
export function settingsLine(chain: Chain): string {
  return chain.filter(isOn).map(nameWithValue).join(', ') || noSettings
}

function nameWithValue({ id, params }: Step): string {
  const value = params[processorOf(id).parameters[0].name]
  return typeof value === 'number' ? `${id} ${formatSetting(value)}` : id
}

/** What a chain does, in a line for who knows none of its numbers. */
export function whatItDoes(chain: Chain): string {
  const steps = chain.filter(isOn)
  const value = (id: ProcessorId, name: string) =>
    steps.find((step) => step.id === id)?.params[name] as number | undefined
  const at = (id: ProcessorId) => steps.findIndex((step) => step.id === id)
  const temperature = value('temperature', 'temperature')
  if (temperature === 0) return does.greedy
  const [topK, topP] = [value('top-k', 'k'), value('top-p', 'p')]
  const isFlat = temperature !== undefined && temperature > 1
  const flatTopP = isFlat && topP !== undefined && at('temperature') < at('top-p')
  const lines = [
    at('repetition-penalty') >= 0 && does.penalty,
    !flatTopP && temperature !== undefined && (isFlat ? does.flatter : does.sharper),
    topK !== undefined && does.topK(formatCount(topK)),
    flatTopP ? does.flatTopP : topP !== undefined && does.topP(share(topP)),
  ].filter((line) => line !== false)
  const others = steps.filter(({ id }) => !EVERYDAY.includes(id)).length
  if (others > 0) lines.push(does.more(formatCount(others)))
  return lines.join(' ') || does.plain
}

function share(mass: number): string {
  return decimalsOf(mass) <= 2 ? formatPercent(mass) : formatProbability(mass)
}

const EVERYDAY: readonly ProcessorId[] = ['repetition-penalty', 'temperature', 'top-k', 'top-p']
