import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import recording from '#lib/engine/recorded/three-regimes.json' with { type: 'json' }
import { messages } from '#lib/messages/index.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import type { WorkingModel } from '#lib/widgets/model/index.ts'
import {
  chainLine,
  distinctShare,
  exactLoop,
  mean,
  RunsView,
  type Loop,
} from '#lib/widgets/runs/index.ts'
import { experiment } from './experiment.ts'
import type { fields } from './fields.ts'

const words = messages.threeRegimes
const { measures } = words
/** Length of the runs that are counted as distinct or not. */
const RUN = 3

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

  settings(name: Name): string {
    return chainLine(experiment.chains[name])
  }

  measures(name: Name): { term: string; value: string }[] {
    const ids = this.#ids(name)
    const loop = exactLoop(ids)
    const logProb = mean(this.runs.whole(name).map(({ logProb }) => logProb))
    const rows = [
      { term: measures.logP, value: measures.nats(formatNumber(logProb)) },
      { term: measures.distinct, value: formatProbability(distinctShare(ids, RUN)) },
      { term: measures.loop, value: loop ? found(loop) : measures.none },
    ]
    return loop ? [...rows, { term: measures.copies, value: this.#copies(name, loop) }] : rows
  }

  /** Where a loop begins. */
  pin(name: Name): { at: number; label: string } | undefined {
    const loop = exactLoop(this.#ids(name))
    return loop && { at: loop.start, label: words.pin(formatCount(loop.period)) }
  }

  #ids(name: Name): number[] {
    return this.runs.whole(name).map(({ id }) => id)
  }

  /** Geometric mean of the tokens' probabilities in each whole copy of the loop. */
  #copies(name: Name, { start, period }: Loop): string {
    const logProbs = this.runs.whole(name).map(({ logProb }) => logProb)
    const count = Math.floor((logProbs.length - start) / period)
    return Array.from({ length: count }, (_, i) => {
      const from = start + i * period
      return formatProbability(Math.exp(mean(logProbs.slice(from, from + period))))
    }).join(', ')
  }
}

function found({ start, period }: Loop): string {
  return measures.found(formatCount(period), formatCount(start + 1))
}
