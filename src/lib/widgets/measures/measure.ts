import { formatCount, formatNumber } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { entropyBits, klBits, massCounts, type Ranking, type Trace } from '#lib/sampling/index.ts'

const words = messages.measures

export type Measure = {
  name: string
  value: string
  unit?: string
  /** The model's own, where the settings changed it. */
  was?: string
  explain: string
}

/**
 * The measures of a step, in words.
 *
 * @param own what the model's own distribution measures: it stays when a setting moves
 */
export function measure(trace: Trace, own: { entropy: number; counts: number[] }): Measure[] {
  const { final } = trace
  const isOwn = final === trace.own
  const entropy = isOwn ? own.entropy : entropyBits(final)
  const counts = isOwn ? own.counts : massCounts(final)
  const klOwn = isOwn ? 0 : klBits(trace.own, final)
  return [
    { ...tile('entropy'), ...changed(own.entropy, entropy, formatNumber), unit: words.bits },
    { ...tile('choices'), ...changed(2 ** own.entropy, 2 ** entropy, formatChoices) },
    { ...tile('counts'), ...changed(own.counts, counts, formatCounts) },
    {
      ...tile('gap'),
      ...changed(gapOf(trace.own), gapOf(final), formatPoints),
      unit: words.points,
    },
    { ...tile('kept'), value: formatNumber(trace.own.massOf(final), 3) },
    {
      ...tile('klShaped'),
      value: formatNumber(isOwn ? 0 : klBits(final, trace.own)),
      unit: words.bits,
    },
    {
      ...tile('klOwn'),
      value: formatNumber(klOwn),
      unit: words.bits,
      ...(klOwn === Infinity && { was: words.infinite }),
    },
  ]
}

function tile(name: keyof typeof words.explain): Pick<Measure, 'name' | 'explain'> {
  return { name: words[name], explain: words.explain[name] }
}

/** A measure as it is, and as it was where that reads otherwise. */
function changed<T>(
  before: T,
  now: T,
  write: (value: T) => string,
): Pick<Measure, 'value' | 'was'> {
  const [was, value] = [write(before), write(now)]
  return was === value ? { value } : { value, was: words.was(was) }
}

/** How far the most probable token is ahead. */
function gapOf(ranking: Ranking): number {
  return ranking.probability(0) - (ranking.count > 1 ? ranking.probability(1) : 0)
}

function formatPoints(share: number): string {
  return formatNumber(share * 100)
}

function formatCounts(counts: number[]): string {
  return counts.map(formatCount).join(' · ')
}

function formatChoices(choices: number): string {
  return choices < 1000 ? formatNumber(choices, 1) : formatCount(Math.round(choices))
}
