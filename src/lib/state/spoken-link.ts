/** A text and settings for the bench, in words that can be read and written by hand: `text=The+cat&temperature=1.5`. */
export type SpokenLink = {
  readonly text: string
  readonly repetitionPenalty?: number
  readonly temperature?: number
  readonly topK?: number
  readonly topP?: number
  readonly minP?: number
  /** Temperature before the cuts, which is so where nothing is said, or after them. */
  readonly order?: 'temperature-first' | 'temperature-last'
  readonly seed?: number
  /** Which view is open. */
  readonly view?: string
  /** Of the long tail: which rank is read, and whether the cumulative curve is drawn. */
  readonly rank?: number
  readonly cumulative?: 'on'
  /** Of the entropy landscape: which text is on view, and what its colors say. */
  readonly passage?: string
  readonly color?: string
}

/** As the fragment of an address, without `#`: each word is its key in kebab-case. */
export function writeSpokenLink({ text, ...settings }: SpokenLink): string {
  const words = new URLSearchParams({ text })
  for (const [key, value] of Object.entries(settings)) {
    if (value === undefined) continue
    words.set(
      key.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`),
      String(value),
    )
  }
  return words.toString()
}
