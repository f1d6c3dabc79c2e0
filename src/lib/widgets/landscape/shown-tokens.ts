import type { EngineInfo } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import type { Analysis } from '#lib/state/text-analysis.ts'
import { spokenToken, tokenParts } from '#lib/text/token-parts.ts'
import { levelOf, type ColorBy, type Level } from './levels.ts'

const words = messages.landscape
/** A chunk ends at a new line once it has this many tokens, then at the end of a sentence, and at last anywhere. */
const [AT_NEWLINE, AT_SENTENCE, AT_MOST] = [64, 128, 192]
const LONGEST_NAME = 14
const [NEWLINE, SPACE] = [0x0a, 0x20]

/** Whoever can say what an id is: the live model and the recordings alike. */
export type Speller = {
  piece(id: number): Uint8Array
  readonly info: Pick<EngineInfo, 'name' | 'quantization' | 'specialIds'>
}

export type ShownToken = {
  readonly position: number
  readonly bytes: Uint8Array
  readonly isSpecial: boolean
  /** Undefined: not read, or the first of the text. */
  readonly level: Level | undefined
  readonly isFirstChoice: boolean
  readonly breaksLine: boolean
  /** Spaces at the beginning of its line, which belong to the token before. */
  readonly indent: number
  readonly label: string
}

/** Neighboring tokens, which begin a line of their own, and what they were made from. */
export type Chunk = {
  readonly from: number
  readonly tokens: readonly ShownToken[]
  readonly ids: readonly number[]
  readonly summaries: readonly (PositionSummary | undefined)[]
  readonly colorBy: ColorBy
}

/**
 * The tokens of a text as they are shown, in chunks. A chunk in which nothing has changed is the one it was before, so that a
 * text being read is drawn anew only where it is read.
 */
export function chunksOf(
  { ids, summaryByPos }: Analysis,
  colorBy: ColorBy,
  speller: Speller,
  before: readonly Chunk[] = [],
): Chunk[] {
  const spelled = ids.map((id) => speller.piece(id))
  return chunkStarts(spelled).map((from, i, starts) => {
    const to = starts[i + 1] ?? ids.length
    const part = {
      from,
      ids: ids.slice(from, to),
      summaries: summaryByPos.slice(from, to),
      colorBy,
    }
    const known = before[i]
    if (known && isSame(known, part)) return known
    const tokens = part.summaries.map((summary, j) =>
      shownToken(spelled, from + j, ids[from + j], summary, colorBy, speller),
    )
    return { ...part, tokens }
  })
}

/** Where chunks begin: a browser lays out each for itself, so that a long text costs no more than its part in sight. */
function chunkStarts(spelled: readonly Uint8Array[]): number[] {
  const starts: number[] = []
  let length = AT_MOST
  spelled.forEach((_, i) => {
    const last = spelled[i - 1]
    const isEnd =
      length >= AT_MOST ||
      (length >= AT_SENTENCE && /[.!?]/.test(asText(last))) ||
      (length >= AT_NEWLINE && last.includes(NEWLINE))
    if (isEnd) starts.push(i)
    length = isEnd ? 1 : length + 1
  })
  return starts
}

function asText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}

function isSame(a: Omit<Chunk, 'tokens'>, b: Omit<Chunk, 'tokens'>): boolean {
  return (
    a.from === b.from &&
    a.colorBy === b.colorBy &&
    a.ids.length === b.ids.length &&
    a.ids.every((id, i) => id === b.ids[i] && a.summaries[i] === b.summaries[i])
  )
}

function shownToken(
  spelled: readonly Uint8Array[],
  position: number,
  id: number,
  summary: PositionSummary | undefined,
  colorBy: ColorBy,
  speller: Speller,
): ShownToken {
  const bytes = spelled[position]
  const isSpecial = speller.info.specialIds.includes(id)
  const level = summary && levelOf(summary, colorBy)
  const isFirstChoice = !summary || summary.rank === 1
  return {
    position,
    bytes,
    isSpecial,
    level,
    isFirstChoice,
    breaksLine: bytes.includes(NEWLINE),
    indent: spacesAfterNewline(spelled[position - 1]),
    label: labelOf(spokenToken(bytes, isSpecial), position, level, isFirstChoice, colorBy),
  }
}

function spacesAfterNewline(bytes: Uint8Array | undefined): number {
  const end = bytes?.lastIndexOf(NEWLINE) ?? -1
  return bytes && end >= 0 ? bytes.subarray(end + 1).filter((byte) => byte === SPACE).length : 0
}

function labelOf(
  spoken: string,
  position: number,
  level: Level | undefined,
  isFirstChoice: boolean,
  colorBy: ColorBy,
): string {
  if (!level) return position === 0 ? spoken : words.tokenUnread(spoken)
  const said = words.spokenLevels[colorBy][level - 1]
  return isFirstChoice ? words.token(spoken, said) : words.tokenNotFirst(spoken, said)
}

/** A token as a few plain letters, for where nothing can be drawn: `beans`, `␣`, `↵`. */
export function shortName(bytes: Uint8Array): string {
  const name = tokenParts(bytes)
    .map((part) => {
      if (part.kind === 'text' || part.kind === 'bytes') return part.text
      if (part.kind === 'invisible') return part.name
      return { space: '␣', newline: '↵', tab: '⇥' }[part.kind]
    })
    .join('')
  // A space before a word says nothing in a chart.
  const bare = name.replace(/^␣(?=[^␣])/u, '')
  return bare.length > LONGEST_NAME ? `${bare.slice(0, LONGEST_NAME - 1)}…` : bare
}
