/** Letters of a text that are enough to know it again. */
const GLIMPSE = 48

/** The end of a text in a line, from the beginning of a word. */
export function glimpseOf(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= GLIMPSE) return line
  const end = line.slice(-GLIMPSE)
  // A text without spaces is cut between two letters.
  return `… ${end.slice(end.indexOf(' ') + 1).toWellFormed()}`
}
