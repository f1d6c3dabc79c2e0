import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import { readPositions, strongest, type Analysis } from '#lib/state/text-analysis.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import type { Speller } from './shown-tokens.ts'

const words = messages.landscape
/** Where nothing has been read. */
const NONE = '–'

export type Token = { bytes: Uint8Array; isSpecial: boolean }

/** What is said of a position beside it; without facts where the model has not read. */
export type Card = {
  label: string
  token: Token
  summary: string
  facts: { name: string; value: string; isWhatHappened: boolean }[]
  expected: { rank: number; token: Token; share: number; probability: string; came: boolean }[]
  note: string | undefined
}

export function tokenOf(id: number, speller: Speller): Token {
  return { bytes: speller.piece(id), isSpecial: speller.info.specialIds.includes(id) }
}

export function spokenOf(id: number, speller: Speller): string {
  const { bytes, isSpecial } = tokenOf(id, speller)
  return spokenToken(bytes, isSpecial)
}

/** The facts of a position as words. */
function factsOf({ rank, probability, surprisal, entropy }: PositionSummary) {
  return {
    rank: formatCount(rank),
    probability: formatProbability(probability),
    surprisal: formatNumber(surprisal),
    entropy: formatNumber(entropy),
  }
}

export function cardOf({ ids, summaryByPos }: Analysis, speller: Speller, position: number): Card {
  const summary = summaryByPos[position]
  const at = formatCount(position + 1)
  const card = { label: words.card.label(at), token: tokenOf(ids[position], speller) }
  if (!summary) {
    const note = position === 0 ? words.card.first : words.card.unread
    return { ...card, summary: note, facts: [], expected: [], note }
  }
  const { rank, probability, surprisal, entropy } = factsOf(summary)
  const facts = [
    [words.card.position, words.card.of(at, formatCount(ids.length))],
    [words.card.rank, rank],
    [words.card.probability, probability],
    [words.card.surprisal, words.card.bits(surprisal)],
    [words.card.entropy, words.card.bits(entropy)],
  ]
  const said = words.card.summary(at, rank, probability, surprisal, entropy)
  return {
    ...card,
    summary: `${said} ${expectations(summary, speller)}`.trim(),
    facts: facts.map(([name, value]) => ({
      name,
      value,
      isWhatHappened: name === words.card.surprisal,
    })),
    expected: summary.top.map(({ id, probability }, i) => ({
      rank: i + 1,
      token: tokenOf(id, speller),
      share: (100 * probability) / summary.top[0].probability,
      probability: formatProbability(probability),
      came: id === ids[position],
    })),
    note: undefined,
  }
}

function expectations({ top }: PositionSummary, speller: Speller): string {
  if (top.length === 0) return ''
  const tokens = top.map(({ id, probability }) =>
    words.card.expectation(spokenOf(id, speller), formatProbability(probability)),
  )
  return words.card.expectations(tokens.join(', '))
}

/** What stands at a position, in a line. */
export function lineOf(
  { ids, summaryByPos }: Analysis,
  speller: Speller,
  position: number,
): string {
  const at = formatCount(position + 1)
  const spoken = spokenOf(ids[position], speller)
  const summary = summaryByPos[position]
  if (!summary) return words.curve.atUnread(at, spoken)
  const { entropy, surprisal } = factsOf(summary)
  return words.curve.at(at, spoken, entropy, surprisal)
}

/** The curve in words. */
export function summaryOf(analysis: Analysis, speller: Speller): string {
  const read = readPositions(analysis)
  const [peak] = strongest(analysis, 'surprisal', 1)
  if (!peak) return words.curve.nothing
  let [sum, least, most] = [0, Infinity, 0]
  for (const { summary } of read) {
    sum += summary.entropy
    least = Math.min(least, summary.entropy)
    most = Math.max(most, summary.entropy)
  }
  return words.curve.summary(
    formatCount(read.length),
    formatNumber(sum / read.length),
    formatNumber(least),
    formatNumber(most),
    words.curve.peak(
      spokenOf(analysis.ids[peak.position], speller),
      formatCount(peak.position + 1),
      formatNumber(peak.summary.surprisal),
    ),
  )
}

/** A row of the table for each position from `from` to `to`, the latter excluded. */
export function rowsOf(
  { ids, summaryByPos }: Analysis,
  speller: Speller,
  from: number,
  to: number,
) {
  return ids.slice(from, to).map((id, i) => {
    const summary = summaryByPos[from + i]
    const facts = summary && factsOf(summary)
    return {
      position: formatCount(from + i + 1),
      token: tokenOf(id, speller),
      numbers: facts
        ? [facts.entropy, facts.surprisal, facts.probability, facts.rank]
        : [NONE, NONE, NONE, NONE],
      first: summary?.top[0] && tokenOf(summary.top[0].id, speller),
    }
  })
}
