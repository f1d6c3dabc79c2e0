import type { Query } from './query.ts'

/** How a token answers a query, the best first. */
export const MATCHES = [
  'exact',
  'variant',
  'id',
  'prefix',
  'part',
  'bytes',
  'bytesPrefix',
  'bytesPart',
] as const

export type Match = (typeof MATCHES)[number]

/** A token as it is searched: its bytes, one character each, and its text without space before and capitals. */
type Spelling = { readonly id: number; readonly bytes: string; readonly folded: string }

/** The best way in which a token answers a query; undefined: in none. */
export function matchOf({ id, bytes, folded }: Spelling, query: Query): Match | undefined {
  const { texts, folded: wanted } = query
  if (texts.includes(bytes)) return 'exact'
  if (folded === wanted) return 'variant'
  if (id === query.id) return 'id'
  return textMatch(bytes, folded, query) ?? bytesMatch(bytes, query.bytes)
}

function textMatch(bytes: string, folded: string, query: Query): Match | undefined {
  const { texts, folded: wanted } = query
  const isIn = (has: (text: string, part: string) => boolean) =>
    texts.some((text) => has(bytes, text)) || (wanted !== undefined && has(folded, wanted))
  if (isIn((text, part) => text.startsWith(part))) return 'prefix'
  return isIn((text, part) => text.includes(part)) ? 'part' : undefined
}

function bytesMatch(bytes: string, wanted: string | undefined): Match | undefined {
  if (wanted === undefined) return undefined
  if (bytes === wanted) return 'bytes'
  if (bytes.startsWith(wanted)) return 'bytesPrefix'
  return bytes.includes(wanted) ? 'bytesPart' : undefined
}
