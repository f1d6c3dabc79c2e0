import { formatSetting } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { processorOf, type Chain, type Step } from '#lib/sampling/index.ts'
import { isOn } from '#lib/state/chain-edits.ts'

const { noSettings } = messages.strategies

/** The steps of a chain that do something, in its order: `temperature 1.5, top-p 0.95`. */
export function settingsLine(chain: Chain): string {
  return chain.filter(isOn).map(stepLine).join(', ') || noSettings
}

/** A step by its name and first parameter: `top-p 0.9`, `top-k 40`, `temperature 0`. */
export function stepLine({ id, params }: Pick<Step, 'id' | 'params'>): string {
  const value = params[processorOf(id).parameters[0].name]
  return typeof value === 'number' ? `${id} ${formatSetting(value)}` : id
}
