import { formatCount, formatNumber } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { entropyBits, klBits, massCounts, type Trace } from '#lib/sampling/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'

const words = messages.measures

export type Measure = {
  name: string
  value: string
  unit?: string
  /** The model's own, where the settings changed it. */
  was?: string
  explain: string
}

/** What can be said of the step in a few numbers. */
export class MeasuresView {
  readonly words = words
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
  }

  readonly #own = $derived.by(() => {
    const own = this.#session.place?.own
    return own && { entropy: entropyBits(own), counts: massCounts(own) }
  })

  readonly measures: readonly Measure[] = $derived.by(() => {
    const { trace } = this.#session
    return trace && this.#own ? measure(trace, this.#own) : []
  })
}

function measure(trace: Trace, own: { entropy: number; counts: number[] }): Measure[] {
  const { final } = trace
  const isOwn = final === trace.own
  const entropy = isOwn ? own.entropy : entropyBits(final)
  const counts = isOwn ? own.counts : massCounts(final)
  const writeCounts = (counts: number[]) => counts.map(formatCount).join(' · ')
  const was = (before: string, now: string) => (before === now ? {} : { was: words.was(before) })
  const tile = (
    name: 'entropy' | 'choices' | 'counts' | 'gap' | 'kept' | 'klShaped' | 'klOwn',
  ) => ({
    name: words[name],
    explain: words.explain[name],
  })
  const changed = (write: (entropy: number) => string) => ({
    value: write(entropy),
    ...was(write(own.entropy), write(entropy)),
  })
  const klShaped = isOwn ? 0 : klBits(final, trace.own)
  const klOwn = isOwn ? 0 : klBits(trace.own, final)
  return [
    { ...tile('entropy'), ...changed((bits) => formatNumber(bits)), unit: words.bits },
    { ...tile('choices'), ...changed((bits) => formatChoices(2 ** bits)) },
    {
      ...tile('counts'),
      value: writeCounts(counts),
      ...was(writeCounts(own.counts), writeCounts(counts)),
    },
    {
      ...tile('gap'),
      value: formatNumber((trace.own.probability(0) - secondOf(trace)) * 100),
      unit: words.points,
    },
    { ...tile('kept'), value: formatNumber(trace.own.massOf(trace.final), 3) },
    { ...tile('klShaped'), value: formatNumber(klShaped), unit: words.bits },
    {
      ...tile('klOwn'),
      value: formatNumber(klOwn),
      unit: words.bits,
      ...(klOwn === Infinity ? { was: words.infinite } : {}),
    },
  ]
}

function secondOf({ own }: Trace): number {
  return own.count > 1 ? own.probability(1) : 0
}

function formatChoices(choices: number): string {
  return choices < 1000 ? formatNumber(choices, 1) : formatCount(Math.round(choices))
}
