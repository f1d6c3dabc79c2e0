// @ts-check
import GithubSlugger from 'github-slugger'

/**
 * The entries of the glossary: `## term`, then its definition in plain words.
 *
 * @param {string} text
 * @returns {Map<string, { term: string, definition: string }>} by the term in lower case
 */
export function glossaryOf(text) {
  const entries = text.split(/^## /m).slice(1)
  return new Map(
    entries.map((entry) => {
      const [heading, ...lines] = entry.split('\n')
      const term = heading.trim()
      return [term.toLowerCase(), { term, definition: lines.join(' ').replace(/\s+/g, ' ').trim() }]
    }),
  )
}

/**
 * A heading's id, as rehype-slug makes it.
 *
 * @param {string} heading
 */
export function slugOf(heading) {
  return new GithubSlugger().slug(heading)
}
