import { formatCount, formatNumber } from '#lib/charts/number-format.ts'
import recording from '#lib/engine/recorded/greedy-is-not-best.json' with { type: 'json' }
import type { Engine, Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import { scoreSequence, type SequenceToken } from '#lib/state/sequence-score.ts'
import { readPiece } from '#lib/text/written-piece.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { LiveWork, type WorkingModel } from '#lib/widgets/model/index.ts'
import type { fields } from './fields.ts'
import { search, ways, type SearchRecording, type Way } from './search.ts'

const words = messages.greedyIsNotBest
const { sequences }: SearchRecording = recording

/** Recordings keep six digits: a smaller difference, in nats, is none. */
const SAME = 1e-5

type Scores = Readonly<Record<Way, readonly SequenceToken[]>>
type Cell = {
  readonly bytes: Uint8Array
  readonly probability: number
  readonly rank: number
  /** Log P so far, nats. */
  readonly sum: number
}

const recorded: Scores = { greedy: scoresOf('greedy'), beam: scoresOf('beam') }

/** Greedy's sequence and the beam's, with what each token costs, as recorded or as measured here. */
export class GreedyIsNotBestView {
  readonly words = words
  readonly settings: FigureSettings<typeof fields>
  readonly work: LiveWork
  #measured = $state.raw<Scores>()

  constructor(settings: FigureSettings<typeof fields>, model: WorkingModel) {
    this.settings = settings
    this.work = new LiveWork(model, (engine, signal) => this.#check(engine, signal))
  }

  get provenance(): Provenance {
    return this.#measured ? 'live' : 'recorded'
  }

  /** How many tokens are compared. */
  get tokens(): number {
    return Math.round(this.settings.values.tokens)
  }

  /** A row for each token: greedy's and the beam's. */
  readonly rows: readonly Readonly<Record<Way, Cell>>[] = $derived.by(() => {
    const scores = this.#measured ?? recorded
    const cells = { greedy: cellsOf('greedy', scores), beam: cellsOf('beam', scores) }
    return cells.greedy.map((greedy, i) => ({ greedy, beam: cells.beam[i] }))
  })

  /** Log P of the tokens that are compared. */
  sum(way: Way): number {
    return this.rows[this.tokens - 1][way].sum
  }

  /** Running log P from the start, 0: shape [tokens + 1]. */
  sums(way: Way): number[] {
    return [0, ...this.rows.slice(0, this.tokens).map((row) => row[way].sum)]
  }

  get chartSummary(): string {
    const [greedy, beam] = ways.map((way) => formatNumber(this.sum(way)))
    return words.chart(formatCount(this.tokens), greedy, beam)
  }

  get about(): string {
    return words.about(formatCount(search.width))
  }

  /** Where they part, who is ahead, and by how much. */
  get verdict(): string {
    const [greedy, beam] = [this.sum('greedy'), this.sum('beam')]
    const leader = words.leaders[greedy > beam ? 'greedy' : 'beam']
    const sums = [formatNumber(greedy), formatNumber(beam)] as const
    const times = Math.exp(Math.abs(greedy - beam))
    const isFirst = this.tokens === 1
    const ahead = isFirst
      ? words.ahead(leader, ...sums)
      : words.aheadAfter(formatCount(this.tokens), leader, ...sums)
    return [
      words.part(formatCount(this.#partsAt)),
      ahead,
      words.ratio(leader, formatNumber(times, times < 10 ? 2 : 0)),
    ].join(' ')
  }

  /** Said where it holds: everything but one token of the beam's is the likeliest at its place. */
  get lesson(): string {
    const others = this.rows.filter(({ beam }) => beam.rank > 1).length
    return others === 1 ? `${words.once} ${words.limit}` : words.limit
  }

  get status(): string {
    if (this.work.isRunning) return words.checking
    if (!this.#measured || this.work.failed) return this.work.obstacle
    const [greedy, beam] = ways.map((way) => formatNumber(sumOf(this.#measured![way])))
    const most = this.#difference
    return most < SAME
      ? words.same(greedy, beam)
      : words.differs(greedy, beam, formatNumber(most, 5))
  }

  /** The most that a token's log-probability differs from the recorded one. */
  get #difference(): number {
    const differences = ways.flatMap((way) =>
      this.#measured![way].map(({ logProb }, i) => Math.abs(logProb - recorded[way][i].logProb)),
    )
    return Math.max(...differences)
  }

  get #partsAt(): number {
    return sequences.greedy.ids.findIndex((id, i) => id !== sequences.beam.ids[i]) + 1
  }

  async #check(engine: Pick<Engine, 'tokenize' | 'forward'>, signal: AbortSignal): Promise<void> {
    const { prompt } = search
    const greedy = await scoreSequence(engine, { prompt, ids: sequences.greedy.ids }, signal)
    const beam = await scoreSequence(engine, { prompt, ids: sequences.beam.ids }, signal)
    if (!signal.aborted) this.#measured = { greedy, beam }
  }
}

function scoresOf(way: Way): SequenceToken[] {
  const { ids, logProbs, ranks } = sequences[way]
  return ids.map((id, i) => ({ id, logProb: logProbs[i], rank: ranks[i] }))
}

function cellsOf(way: Way, scores: Scores): Cell[] {
  let sum = 0
  return scores[way].map(({ logProb, rank }, i) => {
    const probability = Math.exp(logProb)
    sum += logProb
    return { bytes: readPiece(sequences[way].pieces[i]), probability, rank, sum }
  })
}

function sumOf(scores: readonly SequenceToken[]): number {
  return scores.reduce((sum, { logProb }) => sum + logProb, 0)
}
