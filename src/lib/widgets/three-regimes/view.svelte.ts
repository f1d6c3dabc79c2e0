import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import recording from '#lib/engine/recorded/three-regimes.json' with { type: 'json' }
import { messages } from '#lib/messages/index.ts'
import type { SpelledToken } from '#lib/state/run-recording.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import type { WorkingModel } from '#lib/widgets/model/index.ts'
import { distinctShare, exactLoop, mean, RunsView, type Loop } from '#lib/widgets/runs/index.ts'
import { experiment } from './experiment.ts'
import type { fields } from './fields.ts'

const words = messages.threeRegimes
const { measures } = words
/** Length of the runs that are counted as distinct or not. */
const RUN = 3
const LINE_FEED = 0x0a

type Name = keyof typeof experiment.chains

/** One prompt in three regimes, each with what tells it from the others. */
export class ThreeRegimesView {
  readonly words = words
  readonly runs: RunsView<Name>

  constructor(settings: FigureSettings<typeof fields>, model: WorkingModel) {
    this.runs = new RunsView<Name>(experiment, recording, settings.values, model)
  }

  get seed(): string {
    return words.seed(formatCount(experiment.seed))
  }

  title(name: Name): string {
    return words.names[name]
  }

  measures(name: Name): { term: string; value: string }[] {
    const run = this.runs.whole(name)
    const loop = circleOf(run)
    const logProb = mean(run.map(({ logProb }) => logProb))
    const rows = [
      { term: measures.logP, value: measures.nats(formatNumber(logProb)) },
      { term: measures.distinct, value: formatProbability(distinctShare(idsOf(run), RUN)) },
      { term: measures.loop, value: loop ? found(loop) : measures.none },
    ]
    return loop ? [...rows, { term: measures.copies, value: copies(run, loop) }] : rows
  }

  /** Where a loop begins. */
  pin(name: Name): { at: number; label: string } | undefined {
    const loop = circleOf(this.runs.whole(name))
    return loop && { at: loop.start, label: words.pin(formatCount(loop.period)) }
  }
}

function idsOf(run: readonly SpelledToken[]): number[] {
  return run.map(({ id }) => id)
}

/** The loop of a run, counted from the first line that it repeats whole: it begins somewhere in the line before. */
function circleOf(run: readonly SpelledToken[]): Loop | undefined {
  const loop = exactLoop(idsOf(run))
  if (!loop) return undefined
  const { start, period } = loop
  const lineStart = run.findIndex(
    (token, i) => i > start && i < start + period && !endsLine(token) && endsLine(run[i - 1]),
  )
  return { start: lineStart < 0 ? start : lineStart, period }
}

function endsLine({ bytes }: SpelledToken): boolean {
  return bytes.at(-1) === LINE_FEED
}

/** The model's probability of each whole copy of the loop. */
function copies(run: readonly SpelledToken[], { start, period }: Loop): string {
  const count = Math.floor((run.length - start) / period)
  return Array.from({ length: count }, (_, i) => {
    const copy = run.slice(start + i * period, start + (i + 1) * period)
    return formatProbability(Math.exp(copy.reduce((sum, { logProb }) => sum + logProb, 0)))
  }).join(', ')
}

function found({ start, period }: Loop): string {
  return measures.found(formatCount(period), formatCount(start + 1))
}
