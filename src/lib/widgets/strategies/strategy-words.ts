import { decimalsOf, formatCount, formatPercent } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Chain, ProcessorId } from '#lib/sampling/index.ts'
import { isOn } from '#lib/state/chain-edits.ts'

const { does } = messages.strategies

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
    flatTopP
      ? does.flatTopP
      : topP !== undefined && does.topP(formatPercent(topP, decimalsOf(topP * 100))),
  ].filter((line) => line !== false)
  const others = steps.filter(({ id }) => !EVERYDAY.includes(id)).length
  if (others > 0) lines.push(does.more(formatCount(others)))
  return lines.join(' ') || does.plain
}

const EVERYDAY: readonly ProcessorId[] = ['repetition-penalty', 'temperature', 'top-k', 'top-p']
