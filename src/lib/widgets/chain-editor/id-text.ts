import { formatSetting } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'

/** The word for a bias of −∞. */
const { ban } = messages.chainEditor

/** Token ids as they are typed: `2, 198`. */
export function writeIds(ids: readonly number[]): string {
  return ids.join(', ')
}

/** The ids of a text; undefined where one is no id of the vocabulary. */
export function parseIds(text: string, vocabSize: number): number[] | undefined {
  const ids = entries(text).map(idIn)
  return ids.every((id) => id < vocabSize) ? ids : undefined
}

/** Biases as they are typed: `42: −2.5, 7: ban`. */
export function writeBiases(biasById: Readonly<Record<string, number>>): string {
  return Object.entries(biasById)
    .map(([id, bias]) => `${id}: ${bias === -Infinity ? ban : formatSetting(bias)}`)
    .join(', ')
}

/** The biases of a text, by id; undefined where an entry is no pair of an id and a number. */
export function parseBiases(text: string, vocabSize: number): Record<string, number> | undefined {
  const biasById: Record<string, number> = {}
  for (const entry of entries(text)) {
    const [left, right, ...more] = entry.split(':')
    const id = idIn(left)
    const bias = right === undefined || more.length > 0 ? NaN : biasIn(right)
    if (!(id < vocabSize) || Number.isNaN(bias)) return undefined
    biasById[id] = bias
  }
  return biasById
}

function entries(text: string): string[] {
  return text
    .split(/[,;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
}

/** NaN for what is not a whole number. */
function idIn(text: string): number {
  return /^\d+$/.test(text.trim()) ? Number(text) : NaN
}

function biasIn(text: string): number {
  const word = text.trim().replace('−', '-').toLowerCase()
  if (word === ban || word === '-infinity' || word === '-∞') return -Infinity
  const bias = word === '' ? NaN : Number(word)
  return bias < Infinity ? bias : NaN
}
