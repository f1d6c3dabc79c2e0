import {
  formatCount,
  formatNumber,
  formatOdds,
  formatProbability,
} from '#lib/charts/number-format.ts'
import recording from '#lib/engine/recorded/three-temperatures.json' with { type: 'json' }
import { messages } from '#lib/messages/index.ts'
import type { SpelledToken } from '#lib/state/run-recording.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import type { WorkingModel } from '#lib/widgets/model/index.ts'
import {
  bits,
  exactLoop,
  longestRepeat,
  mean,
  RunsView,
  staysAbove,
  windowMeans,
} from '#lib/widgets/runs/index.ts'
import { experiment } from './experiment.ts'
import type { fields } from './fields.ts'

const words = messages.threeTemperatures
/** Tokens in a row that are looked at together. */
const WINDOW = 10
/** Ten in a row with more bits than this on average: each less likely than 1 in 1,024. */
const STRAY_BITS = 10
/** Tokens at either end whose openness is compared. */
const END = 20
/** Upper end of the charts: a little over the greatest surprisal. */
const TOP_BITS = 24

type Name = keyof typeof experiment.chains
/** What was measured of a run, in a sentence, and the tokens it speaks of. */
type Note = { readonly text: string; readonly phrase?: readonly Uint8Array[] }

/** One opening at three temperatures: the runs, and where each of them loops or comes apart. */
export class ThreeTemperaturesView {
  readonly words = words
  readonly runs: RunsView<Name>
  readonly chart = { length: experiment.length, top: TOP_BITS, window: WINDOW }

  constructor(settings: FigureSettings<typeof fields>, model: WorkingModel) {
    this.runs = new RunsView<Name>(experiment, recording, settings.values, model)
  }

  get seed(): string {
    return words.seed(formatCount(experiment.seed))
  }

  title(name: Name): string {
    return words.names[name]
  }

  notes(name: Name): Note[] {
    const run = this.runs.whole(name)
    const surprisals = run.map(({ logProb }) => bits(logProb))
    const average = mean(surprisals)
    return [
      { text: words.mean(formatNumber(average), formatProbability(2 ** -average)) },
      repetition(run),
      { text: straying(surprisals) },
      { text: openness(run, surprisals) },
    ]
  }

  /** Where errors begin to feed on errors. */
  pin(name: Name): { at: number; label: string } | undefined {
    const at = strayFrom(this.runs.whole(name).map(({ logProb }) => bits(logProb)))
    return at === undefined ? undefined : { at, label: words.pin }
  }

  summary(name: Name): string {
    const run = this.runs.seen(name)
    const average = (values: number[]) => formatNumber(run.length > 0 ? mean(values) : 0)
    const surprisal = average(run.map(({ logProb }) => bits(logProb)))
    const entropy = average(run.map(({ entropy }) => entropy))
    return this.runs.words.chart.summary(this.title(name), surprisal, entropy)
  }
}

function repetition(run: readonly SpelledToken[]): Note {
  const ids = run.map(({ id }) => id)
  const loop = exactLoop(ids)
  if (loop) return { text: words.loop(formatCount(loop.start + 1), formatCount(loop.period)) }
  const { first, length } = longestRepeat(ids) ?? { first: 0, length: 1 }
  const text = words.repeat(formatCount(length), formatCount(ids.length))
  if (length === 1) return { text }
  return { text, phrase: run.slice(first, first + length).map(({ bytes }) => bytes) }
}

function strayFrom(surprisals: readonly number[]): number | undefined {
  return staysAbove(surprisals, { size: WINDOW, least: STRAY_BITS })
}

function straying(surprisals: readonly number[]): string {
  const from = strayFrom(surprisals)
  if (from === undefined) {
    return words.stays(formatNumber(Math.max(...windowMeans(surprisals, WINDOW))))
  }
  const [bits, odds] = [formatNumber(STRAY_BITS, 0), formatOdds(2 ** -STRAY_BITS)]
  return words.strays(formatCount(from + 1), bits, odds)
}

function openness(run: readonly SpelledToken[], surprisals: readonly number[]): string {
  const entropies = run.map(({ entropy }) => entropy)
  const [first, last] = [mean(entropies.slice(0, END)), mean(entropies.slice(-END))]
  const strays = strayFrom(surprisals) !== undefined
  const meaning = last < first ? words.closes : strays ? words.opens : ''
  return `${words.open(formatNumber(first), formatNumber(last))} ${meaning}`.trim()
}
