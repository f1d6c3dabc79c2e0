/** A piece of a short text: plain, in italics, or a token. */
type InlinePart = { readonly kind: 'plain' | 'em' | 'token'; readonly text: string }

/** Reads `*T*` and `` `cat` `` in a text of one line. */
export function inlineParts(text: string): InlinePart[] {
  return text
    .split(/(\*[^*]+\*|`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => {
      const kind = part.startsWith('*') ? 'em' : part.startsWith('`') ? 'token' : 'plain'
      return { kind, text: kind === 'plain' ? part : part.slice(1, -1) }
    })
}
