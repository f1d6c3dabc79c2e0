/** Letters of the text that are enough to know a file again. */
const MOST = 40

/**
 * A name that says what a file is, of letters and digits of any language.
 *
 * @param parts from the most general on; each ends after some words
 */
export function fileName(parts: readonly string[], extension: string): string {
  const words = ['Logitscope', ...parts].map(slug).filter((part) => part !== '')
  return `${words.join('-')}.${extension}`
}

function slug(text: string): string {
  const whole = text.toLowerCase().replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
  const cut = whole.length > MOST ? whole.slice(0, MOST + 1).replace(/-[^-]*$/, '') : whole
  return cut.replace(/^-|-$/g, '')
}
