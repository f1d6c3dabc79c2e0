/** What a reader may mean by what was typed. Texts and bytes are written with one character for each byte. */
export type Query = {
  /** A token id. */
  readonly id: number | undefined
  /** As typed; and where it has `\n` or the like, with the character meant. */
  readonly texts: readonly string[]
  /** Whatever a space before it and capitals do not change; undefined when nothing is left. */
  readonly folded: string | undefined
  readonly bytes: string | undefined
}

const ESCAPES: Record<string, string> = { '\\n': '\n', '\\t': '\t', '\\r': '\r' }
const HEX_BYTES = /^\s*(?:0x)?[0-9a-f]{2}(?:\s+(?:0x)?[0-9a-f]{2})*\s*$/i

/** Reads a text, an id (`2644`) or bytes (`F0 9F`): several at once where that is possible. */
export function parseQuery(typed: string): Query {
  const unescaped = typed.replace(/\\[ntr]/g, (escape) => ESCAPES[escape])
  const texts = [typed, ...(unescaped === typed ? [] : [unescaped])]
  return {
    id: /^\s*\d+\s*$/.test(typed) ? Number(typed) : undefined,
    texts: texts.map((text) => byteString(new TextEncoder().encode(text))),
    folded: fold(unescaped) || undefined,
    bytes: HEX_BYTES.test(typed) ? bytesIn(typed) : undefined,
  }
}

/** One byte alone has to be written as such, or be no letter: “be” is a word before it is a byte. */
function bytesIn(typed: string): string | undefined {
  const bytes = typed
    .trim()
    .split(/\s+/)
    .map((pair) => Number.parseInt(pair.slice(-2), 16))
  const isMeant = bytes.length > 1 || /0x/i.test(typed) || bytes[0] >= 0x80
  return isMeant ? byteString(bytes) : undefined
}

/** Bytes as a string to search in: one character each. */
export function byteString(bytes: ArrayLike<number>): string {
  let text = ''
  for (let i = 0; i < bytes.length; i++) text += String.fromCharCode(bytes[i])
  return text
}

/** A text without the one space before it, in small letters. */
export function fold(text: string): string {
  return (text.startsWith(' ') ? text.slice(1) : text).toLowerCase()
}
