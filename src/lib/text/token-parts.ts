/** What one stretch of a token is, so that the eye and the ear can tell a space from nothing and a byte from a letter. */
type TokenPart =
  | { kind: 'text'; text: string }
  | { kind: 'space' | 'newline' | 'tab'; text: string }
  | { kind: 'invisible'; text: string; name: string }
  | { kind: 'bytes'; text: string }

/** Characters that print nothing, or look like another: shown by name instead. */
const INVISIBLE = new Map([
  ['\u00a0', 'no-break space'],
  ['\u00ad', 'soft hyphen'],
  ['\u200b', 'zero-width space'],
  ['\u200c', 'zero-width non-joiner'],
  ['\u200d', 'zero-width joiner'],
  ['\u200e', 'left-to-right mark'],
  ['\u200f', 'right-to-left mark'],
  ['\u2028', 'line separator'],
  ['\u2029', 'paragraph separator'],
  ['\u202f', 'narrow no-break space'],
  ['\u3000', 'wide space'],
  ['\ufeff', 'byte order mark'],
  ['\ufe0f', 'variation selector'],
  ['\r', 'carriage return'],
])

/**
 * Splits the bytes of a token into parts that can be shown: text, white space one character at a time, and bytes that
 * are no whole character, as hexadecimal.
 *
 * @param bytes the token's own bytes, possibly half a UTF-8 character
 */
export function tokenParts(bytes: Uint8Array): TokenPart[] {
  const parts: TokenPart[] = []
  for (const run of utf8Runs(bytes)) {
    if (run.kind === 'bytes') parts.push(run)
    else for (const character of run.text) pushCharacter(parts, character)
  }
  return parts
}

function pushCharacter(parts: TokenPart[], character: string): void {
  const isFirst = parts.at(-1)?.kind !== 'text'
  const name =
    INVISIBLE.get(character) ??
    controlName(character) ??
    (isFirst ? markName(character) : undefined)
  if (character === ' ') parts.push({ kind: 'space', text: character })
  else if (character === '\n') parts.push({ kind: 'newline', text: character })
  else if (character === '\t') parts.push({ kind: 'tab', text: character })
  else if (name) parts.push({ kind: 'invisible', text: character, name })
  else {
    const last = parts.at(-1)
    if (last?.kind === 'text') last.text += character
    else parts.push({ kind: 'text', text: character })
  }
}

function controlName(character: string): string | undefined {
  const code = character.codePointAt(0)!
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0)
  return isControl ? `control ${code.toString(16).padStart(2, '0').toUpperCase()}` : undefined
}

/** A combining mark with no letter of its own token to sit on: it would sit on whatever stands before it. */
function markName(character: string): string | undefined {
  if (!/\p{M}/u.test(character)) return undefined
  return `mark U+${character.codePointAt(0)!.toString(16).padStart(4, '0').toUpperCase()}`
}

type Run = { kind: 'text'; text: string } | { kind: 'bytes'; text: string }

/** Made once: it remembers nothing between calls. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The text of bytes that are whole characters; undefined when some are not. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}

/** Alternating runs of whole characters and of bytes that are none. */
function utf8Runs(bytes: Uint8Array): Run[] {
  const whole = textOf(bytes)
  if (whole !== undefined) return [{ kind: 'text', text: whole }]
  const runs: Run[] = []
  for (let at = 0; at < bytes.length;) {
    const length = utf8Length(bytes[at])
    const isWhole = length > 0 && at + length <= bytes.length
    const character = isWhole ? textOf(bytes.subarray(at, at + length)) : undefined
    if (character) pushRun(runs, 'text', character)
    else pushRun(runs, 'bytes', bytes[at].toString(16).padStart(2, '0').toUpperCase())
    at += character ? length : 1
  }
  return runs
}

function pushRun(runs: Run[], kind: Run['kind'], text: string): void {
  const last = runs.at(-1)
  if (last?.kind === kind) last.text += kind === 'bytes' ? ` ${text}` : text
  else runs.push({ kind, text })
}

function utf8Length(lead: number): number {
  if (lead < 0x80) return 1
  if (lead >= 0xc2 && lead < 0xe0) return 2
  if (lead >= 0xe0 && lead < 0xf0) return 3
  if (lead >= 0xf0 && lead < 0xf5) return 4
  return 0
}

/**
 * A token said in words, its letters first: `Sydney, space before`; `2 spaces`; `new line`; `bytes F0 9F`.
 *
 * @param bytes the token's own bytes
 * @param isSpecial whether it is a control token of the model, such as `<|im_end|>`
 */
export function spokenToken(bytes: Uint8Array, isSpecial = false): string {
  const parts = tokenParts(bytes)
  if (parts.length === 0) return 'empty token'
  // The words “space” and “tab” are tokens too.
  if (parts.length === 1 && (parts[0].kind === 'space' || parts[0].kind === 'tab'))
    return `${parts[0].kind} character`
  const visible = parts.findIndex((part) => part.kind === 'text')
  if (visible === -1) return spokenRuns(parts).join(', ')
  const before = spokenRuns(parts.slice(0, visible))
  const last = parts.findLastIndex((part) => part.kind === 'text')
  const after = spokenRuns(parts.slice(last + 1))
  const middle = parts
    .slice(visible, last + 1)
    .map((part) => (part.kind === 'text' ? part.text : ` ${partName(part)} `))
    .join('')
  return [
    middle,
    ...(isSpecial ? ['special token'] : []),
    ...before.map((words) => `${words} before`),
    ...after.map((words) => `${words} after`),
  ].join(', ')
}

function partName(part: TokenPart): string {
  if (part.kind === 'newline') return 'new line'
  if (part.kind === 'bytes') return `bytes ${part.text}`
  if (part.kind === 'invisible') return part.name
  return part.kind
}

/** Equal neighbors are counted: `space`, `4 spaces`. */
function spokenRuns(parts: TokenPart[]): string[] {
  const words: string[] = []
  for (let i = 0; i < parts.length;) {
    const name = partName(parts[i])
    let end = i + 1
    while (end < parts.length && parts[i].kind !== 'bytes' && partName(parts[end]) === name) end++
    words.push(end - i === 1 ? name : `${end - i} ${name}s`)
    i = end
  }
  return words
}
