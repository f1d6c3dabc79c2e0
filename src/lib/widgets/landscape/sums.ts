import { formatCount, formatNumber, formatPerplexity } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { strongest, totals, type Analysis, type ReadPosition } from '#lib/state/text-analysis.ts'
import { spokenOf, tokenOf } from './said.ts'
import type { Speller } from './shown-tokens.ts'

const words = messages.landscape
/** Places of each list. */
const LISTED = 5

/** The two lists of places to jump to. */
export function placesOf(analysis: Analysis, speller: Speller) {
  const uncertain = strongest(analysis, 'entropy', LISTED)
  const surprising = strongest(analysis, 'surprisal', LISTED)
  const place = ({ position }: ReadPosition, said: { number: string; unit: string }) => {
    const id = analysis.ids[position]
    const bits = `${said.number} ${said.unit}`
    const label = words.jumpTo(spokenOf(id, speller), formatCount(position + 1), bits)
    return { position, token: tokenOf(id, speller), label, ...said }
  }
  return [
    {
      title: words.uncertain,
      places: uncertain.map((read) =>
        place(read, words.bitsBefore(formatNumber(read.summary.entropy))),
      ),
    },
    {
      title: words.surprising,
      places: surprising.map((read) => {
        const { surprisal, rank } = read.summary
        return place(read, words.bitsAndRank(formatNumber(surprisal), formatCount(rank)))
      }),
    },
  ]
}

/** The sums of a text as words; each a dash while nothing has been read. */
export function totalsOf(
  analysis: Analysis,
  speller: Speller,
): { name: string; value: string; unit: string }[] {
  const sums = totals(analysis, (id) => speller.piece(id))
  const { total, perplexity, bitsPerByte, first, medianRank } = words.totals
  const names = [total, perplexity, bitsPerByte, first, medianRank]
  if (!sums) return names.map((name) => ({ name, value: '–', unit: '' }))
  const tokens = formatCount(sums.tokens)
  const isWhole = sums.tokens === analysis.ids.length - 1
  const median = formatNumber(sums.medianRank, Number.isInteger(sums.medianRank) ? 0 : 1)
  return [
    {
      name: total,
      value: formatNumber(sums.bits, 1),
      unit: isWhole ? words.totals.totalUnit(tokens) : words.totals.soFar(tokens),
    },
    { name: perplexity, value: formatPerplexity(sums.perplexity), unit: '' },
    { name: bitsPerByte, value: formatNumber(sums.bitsPerByte), unit: '' },
    { name: first, value: formatCount(sums.firstChoices), unit: words.totals.firstOf(tokens) },
    { name: medianRank, value: median, unit: '' },
  ]
}
