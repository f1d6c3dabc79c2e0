import { completeParams, processorOf, type Chain, type ProcessorId } from '#lib/sampling/index.ts'
import { everydayChain, withParam } from './everyday-chain.ts'
import { SPOKEN_SETTINGS } from './spoken-link.ts'

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
    const setting = SPOKEN_SETTINGS[word]
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
