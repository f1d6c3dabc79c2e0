import { completeParams, processorOf, type Chain, type ProcessorId } from '#lib/sampling/index.ts'
import { everydayChain, withParam } from './everyday-chain.ts'

/** A text and everyday settings for the bench, in words that can be read and written by hand: `text=The+cat&temperature=1.5`. */
export type SpokenLink = {
  readonly text: string
  readonly temperature?: number
  readonly topK?: number
  readonly topP?: number
}

/** Which parameter of which processor a word of the link sets. */
const SETTINGS: Readonly<
  Record<string, { key: Exclude<keyof SpokenLink, 'text'>; id: ProcessorId; param: string }>
> = {
  temperature: { key: 'temperature', id: 'temperature', param: 'temperature' },
  'top-k': { key: 'topK', id: 'top-k', param: 'k' },
  'top-p': { key: 'topP', id: 'top-p', param: 'p' },
}

/** As the fragment of an address, without `#`. */
export function writeSpokenLink(link: SpokenLink): string {
  const words = new URLSearchParams({ text: link.text })
  for (const [word, { key }] of Object.entries(SETTINGS)) {
    if (link[key] !== undefined) words.set(word, String(link[key]))
  }
  return words.toString()
}

/**
 * The text and the chain of a fragment; undefined for a fragment of another kind.
 *
 * @returns settings the processors do not allow, and words of no meaning, are left out and named in `ignored`
 */
export function readSpokenLink(
  fragment: string,
): { text: string; chain: Chain; ignored: readonly string[] } | undefined {
  if (!fragment.startsWith('text=')) return undefined
  const ignored: string[] = []
  let chain: Chain = everydayChain
  const words = new URLSearchParams(fragment)
  for (const [word, value] of words) {
    if (word === 'text') continue
    const setting = SETTINGS[word]
    if (setting && isAllowed(setting.id, setting.param, value)) {
      chain = withParam(chain, setting.id, setting.param, Number(value))
    } else ignored.push(word)
  }
  return { text: words.get('text')!, chain, ignored }
}

function isAllowed(id: ProcessorId, param: string, value: string): boolean {
  try {
    completeParams(
      processorOf(id),
      { [param]: value.trim() === '' ? NaN : Number(value) },
      Infinity,
    )
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
