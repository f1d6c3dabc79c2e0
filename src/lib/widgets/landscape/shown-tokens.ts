import type { EngineInfo } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import type { Analysis } from '#lib/state/text-analysis.ts'
import { spokenToken, tokenParts } from '#lib/text/token-parts.ts'
import { levelOf, type ColorBy, type Level } from './levels.ts'

const words = messages.landscape
/** Tokens that are drawn, and drawn anew, together. */
const CHUNK = 64
const LONGEST_NAME = 14

/** Whoever can say what an id is: the live model and the recordings alike. */
export type Speller = {
  piece(id: number): Uint8Array
  readonly info: Pick<EngineInfo, 'specialIds'>
}

export type ShownToken = {
  readonly position: number
  readonly bytes: Uint8Array
  readonly isSpecial: boolean
  /** Undefined: not read, or the first of the text. */
  readonly level: Level | undefined
  readonly isFirstChoice: boolean
  readonly breaksLine: boolean
  /** Spaces that the next line begins with. */
  readonly indent: number
  readonly label: string
}

/** Neighboring tokens, and what they were made from. */
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
  return Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) => {
    const from = i * CHUNK
    const part = {
      from,
      ids: ids.slice(from, from + CHUNK),
      summaries: summaryByPos.slice(from, from + CHUNK),
      colorBy,
    }
    const known = before[i]
    if (known && isSame(known, part)) return known
    const tokens = part.ids.map((id, j) =>
      shownToken(id, from + j, part.summaries[j], part, speller),
    )
    return { ...part, tokens }
  })
}

function isSame(a: Omit<Chunk, 'tokens'>, b: Omit<Chunk, 'tokens'>): boolean {
  return (
    a.colorBy === b.colorBy &&
    a.ids.length === b.ids.length &&
    a.ids.every((id, i) => id === b.ids[i] && a.summaries[i] === b.summaries[i])
  )
}

function shownToken(
  id: number,
  position: number,
  summary: PositionSummary | undefined,
  { colorBy }: { colorBy: ColorBy },
  speller: Speller,
): ShownToken {
  const bytes = speller.piece(id)
  const isSpecial = speller.info.specialIds.includes(id)
  const level = summary && levelOf(summary, colorBy)
  const isFirstChoice = !summary || summary.rank === 1
  const end = bytes.lastIndexOf(0x0a)
  return {
    position,
    bytes,
    isSpecial,
    level,
    isFirstChoice,
    breaksLine: end >= 0,
    indent: end < 0 ? 0 : bytes.subarray(end + 1).filter((byte) => byte === 0x20).length,
    label: labelOf(spokenToken(bytes, isSpecial), position, level, isFirstChoice, colorBy),
  }
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
