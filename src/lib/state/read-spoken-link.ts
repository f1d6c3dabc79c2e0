import { completeParams, processorOf, type Chain, type ProcessorId } from '#lib/sampling/index.ts'
import { isSeed } from './bench.ts'
import { moved } from './chain-edits.ts'
import { everydayChain, withParam } from './everyday-chain.ts'

/** What a link in words asks for. */
type ReadLink = {
  readonly text: string
  readonly chain: Chain
  readonly seed: number | undefined
  /** What is neither text, setting nor seed: the views know more words. */
  readonly others: readonly (readonly [word: string, value: string])[]
  /** Words with values that no processor allows. */
  readonly ignored: readonly string[]
}

/** Which parameter of which processor a word of the link sets. */
const SETTINGS: Readonly<Partial<Record<string, { id: ProcessorId; param: string }>>> = {
  'repetition-penalty': { id: 'repetition-penalty', param: 'penalty' },
  temperature: { id: 'temperature', param: 'temperature' },
  'top-k': { id: 'top-k', param: 'k' },
  'top-p': { id: 'top-p', param: 'p' },
  'min-p': { id: 'min-p', param: 'p' },
}
const TEMPERATURE_LAST = 'temperature-last'
const ORDERS = ['temperature-first', TEMPERATURE_LAST]

/** Reads a fragment written in words; undefined for a fragment of another kind. */
export function readSpokenLink(fragment: string): ReadLink | undefined {
  if (!fragment.startsWith('text=')) return undefined
  const { text, order, seed, ...rest } = Object.fromEntries(new URLSearchParams(fragment)) as {
    text: string
  } & Partial<Record<string, string>>
  const words = Object.entries(rest) as [string, string][]
  const settings = words.filter(([word]) => Object.hasOwn(SETTINGS, word))
  const allowed = settings.filter(([word, value]) => isAllowed(word, value))
  const chain = allowed.reduce((chain, [word, value]) => {
    const { id, param } = SETTINGS[word]!
    return withParam(chain, id, param, Number(value))
  }, everydayChain)
  return {
    text,
    chain: order === TEMPERATURE_LAST ? withTemperatureLast(chain) : chain,
    seed: isSeed(numberOf(seed)) ? Number(seed) : undefined,
    others: words.filter(([word]) => !Object.hasOwn(SETTINGS, word)),
    ignored: [
      ...settings.filter((setting) => !allowed.includes(setting)).map(([word]) => word),
      ...(order === undefined || ORDERS.includes(order) ? [] : ['order']),
      ...(seed === undefined || isSeed(numberOf(seed)) ? [] : ['seed']),
    ],
  }
}

function withTemperatureLast(chain: Chain): Chain {
  return moved(
    chain,
    chain.findIndex(({ id }) => id === 'temperature'),
    chain.length - 1,
  )
}

function isAllowed(word: string, value: string): boolean {
  const { id, param } = SETTINGS[word]!
  try {
    completeParams(processorOf(id), { [param]: numberOf(value) }, Infinity)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** NaN for what is no number: an empty word is none. */
function numberOf(value = ''): number {
  return value.trim() === '' ? NaN : Number(value)
}
