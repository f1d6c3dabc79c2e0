import { formatSetting } from '#lib/charts/number-format.ts'

/** The word for a bias of −∞. */
const BAN = 'ban'
/** Entries are parted by commas, semicolons or new lines; within quotes these are letters. */
const ENTRY = /(?:"(?:[^"\\]|\\.)*"|[^,;\n])+/g
/** A token and what is set for it: the colon is the last one. */
const PAIR = /^(".*"|[^:]+|:):([^:]*)$/

/** What a text of ids means: a vocabulary of so many tokens, and the token that is a word. */
export type Vocabulary = {
  readonly vocabSize: number
  /** The token that is exactly these letters; undefined where there is none. */
  idOf(letters: string): number | undefined
}

/** What was read, or the entry that could not be. */
export type ReadText<T> = { readonly value: T } | { readonly wrong: string }

/** Token ids as they are written: `2, 198`. */
export function writeIds(ids: readonly number[]): string {
  return ids.join(', ')
}

/** The ids of a text: as numbers, as letters in quotes (`"\n"`), or as plain words. */
export function parseIds(text: string, vocabulary: Vocabulary): ReadText<number[]> {
  const ids: number[] = []
  for (const entry of entries(text)) {
    const id = idIn(entry, vocabulary)
    if (id === undefined) return { wrong: entry }
    ids.push(id)
  }
  return { value: ids }
}

/** Biases as they are written: `42: −2.5, 7: ban`. */
export function writeBiases(biasById: Readonly<Record<string, number>>): string {
  return Object.entries(biasById)
    .map(([id, bias]) => `${id}: ${bias === -Infinity ? BAN : formatSetting(bias)}`)
    .join(', ')
}

/** The biases of a text, by id: pairs of a token, as {@link parseIds} reads it, and a number. */
export function parseBiases(
  text: string,
  vocabulary: Vocabulary,
): ReadText<Record<string, number>> {
  const biasById: Record<string, number> = {}
  for (const entry of entries(text)) {
    const [, token, number] = PAIR.exec(entry) ?? []
    const id = token === undefined ? undefined : idIn(token, vocabulary)
    const bias = number === undefined ? NaN : biasIn(number)
    if (id === undefined || Number.isNaN(bias)) return { wrong: entry }
    biasById[id] = bias
  }
  return { value: biasById }
}

function entries(text: string): string[] {
  return (text.match(ENTRY) ?? []).map((entry) => entry.trim()).filter((entry) => entry !== '')
}

/** A number is an id; a plain word is the token with a space before it, if there is one: that is how words stand in a text. */
function idIn(text: string, { vocabSize, idOf }: Vocabulary): number | undefined {
  const word = text.trim()
  if (/^\d+$/.test(word)) return Number(word) < vocabSize ? Number(word) : undefined
  if (!word.startsWith('"')) return idOf(` ${word}`) ?? idOf(word)
  try {
    return idOf(JSON.parse(word))
  } catch {
    return undefined
  }
}

function biasIn(text: string): number {
  const word = text.trim().replace('−', '-').toLowerCase()
  if (word === BAN || word === '-infinity' || word === '-∞') return -Infinity
  const bias = word === '' ? NaN : Number(word)
  return bias < Infinity ? bias : NaN
}
