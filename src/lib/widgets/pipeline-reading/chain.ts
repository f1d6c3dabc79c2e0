import type { Chain } from '#lib/sampling/index.ts'
import type { Values } from '#lib/widgets/figure/index.ts'
import type { fields } from './fields.ts'

type Settings = Values<typeof fields>
export type Order = Settings['order']

/** The same three settings as a chain: temperature before the cuts, as in transformers, or after them, as in llama.cpp. */
export function chainOf({ T, k, p }: Omit<Settings, 'order'>, order: Order): Chain {
  const temperature = { id: 'temperature', params: { temperature: T } } as const
  const cuts: Chain = [
    { id: 'top-k', params: { k: Math.round(k) } },
    { id: 'top-p', params: { p } },
  ]
  return order === 'temperature-first' ? [temperature, ...cuts] : [...cuts, temperature]
}
