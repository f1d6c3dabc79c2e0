import { formatCount, formatNumber, formatPerplexity } from '#lib/charts/number-format.ts'
import recording from '#lib/engine/recorded/strategies-reading.json' with { type: 'json' }
import { messages } from '#lib/messages/index.ts'
import { summarize } from '#lib/state/token-score.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import type { WorkingModel } from '#lib/widgets/model/index.ts'
import { RunsView } from '#lib/widgets/runs/index.ts'
import { experiment } from './experiment.ts'
import type { fields } from './fields.ts'

const words = messages.strategiesReading

type Name = keyof typeof experiment.chains

/** One opening continued in four ways with the same darts, and what each way costs in log P. */
export class StrategiesReadingView {
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
    const { logProb, perplexity } = summarize(this.runs.whole(name))
    const scores = [
      { term: words.logP, value: words.nats(formatNumber(logProb)) },
      { term: words.perplexity, value: formatPerplexity(perplexity) },
    ]
    return name === 'greedy' ? scores : [...scores, { term: words.parts, value: this.#parts(name) }]
  }

  #parts(name: Name): string {
    const greedy = this.runs.whole('greedy')
    const at = this.runs.whole(name).findIndex(({ id }, i) => id !== greedy[i]?.id)
    return at < 0 ? words.never : words.partsAt(formatCount(at + 1))
  }
}
