import type { ProcessorId } from '#lib/sampling/index.ts'

/** A text and everyday settings for the bench, in words that can be read and written by hand: `text=The+cat&temperature=1.5`. */
export type SpokenLink = {
  readonly text: string
  readonly temperature?: number
  readonly topK?: number
  readonly topP?: number
}

/** Which parameter of which processor a word of the link sets. */
export const SPOKEN_SETTINGS: Readonly<
  Record<string, { key: Exclude<keyof SpokenLink, 'text'>; id: ProcessorId; param: string }>
> = {
  temperature: { key: 'temperature', id: 'temperature', param: 'temperature' },
  'top-k': { key: 'topK', id: 'top-k', param: 'k' },
  'top-p': { key: 'topP', id: 'top-p', param: 'p' },
}

/** As the fragment of an address, without `#`. */
export function writeSpokenLink(link: SpokenLink): string {
  const words = new URLSearchParams({ text: link.text })
  for (const [word, { key }] of Object.entries(SPOKEN_SETTINGS)) {
    if (link[key] !== undefined) words.set(word, String(link[key]))
  }
  return words.toString()
}
