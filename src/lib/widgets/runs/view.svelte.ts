import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import type { Engine, Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import { readRun, type RunRecording, type SpelledToken } from '#lib/state/run-recording.ts'
import type { Experiment } from '#lib/state/runs.ts'
import { expectedness } from '#lib/state/token-score.ts'
import { LiveWork, type WorkingModel } from '#lib/widgets/model/index.ts'
import { pageTurn } from '#lib/ui/page-turn.ts'
import { chainLine } from './chain-line.ts'

const words = messages.runs

/** A run as far as it is written; each wakes only those who show it. */
class Run {
  tokens = $state.raw<readonly SpelledToken[]>([])

  constructor(tokens: readonly SpelledToken[] = []) {
    this.tokens = tokens
  }
}

type Runs<Name extends string> = Readonly<Record<Name, Run>>

export type ShownToken = {
  readonly bytes: Uint8Array
  readonly breaksLine: boolean
  readonly step: ReturnType<typeof expectedness>
  readonly label: string
  /** Not written yet, or not shown: it only keeps its room. */
  readonly isAhead: boolean
}

/** Runs of an experiment: from their recording at once, and written again by the model when the reader asks for it. */
export class RunsView<Name extends string> {
  readonly words = words
  readonly names: readonly Name[]
  readonly experiment: Experiment<Name>
  readonly #reach: { tokens: number }
  readonly #recorded: Runs<Name>
  readonly #written = new WeakMap<SpelledToken, ShownToken>()
  readonly #ahead = new WeakMap<SpelledToken, ShownToken>()
  #live = $state.raw<Runs<Name>>()
  readonly work: LiveWork

  /** @param reach the setting that says how many tokens are to be seen */
  constructor(
    experiment: Experiment<Name>,
    recording: RunRecording<Name>,
    reach: { tokens: number },
    model: WorkingModel,
  ) {
    this.experiment = experiment
    this.#reach = reach
    this.names = Object.keys(experiment.chains) as Name[]
    this.#recorded = this.#byName((name) => new Run(readRun(recording.runs[name])))
    this.work = new LiveWork(model, (engine, signal) => this.#replay(engine, signal))
  }

  // What is shown.

  get provenance(): Provenance {
    return this.#live ? 'live' : 'recorded'
  }

  /** How many tokens of each run are to be seen. */
  get reach(): number {
    return Math.round(this.#reach.tokens)
  }

  show = (tokens: number): void => {
    this.#reach.tokens = tokens
  }

  get isWriting(): boolean {
    return this.work.isRunning
  }

  /** The chain of a run in a line. */
  settings(name: Name): string {
    return chainLine(this.experiment.chains[name])
  }

  /** The whole run: the recorded one until a live one is complete. */
  whole(name: Name): readonly SpelledToken[] {
    return (this.#isComplete ? this.#live! : this.#recorded)[name].tokens
  }

  /** As much of a run as is to be seen. */
  seen(name: Name): readonly SpelledToken[] {
    const { tokens } = (this.#live ?? this.#recorded)[name]
    return this.isWriting ? tokens : tokens.slice(0, this.reach)
  }

  /** The text of a run; what is not to be seen keeps its room. */
  text(name: Name): ShownToken[] {
    const seen = this.seen(name)
    const ahead = this.#recorded[name].tokens.slice(seen.length)
    return [
      ...seen.map((token) => this.#shown(token, false)),
      ...ahead.map((token) => this.#shown(token, true)),
    ]
  }

  /** The same object each time: a token more leaves those before it untouched. */
  #shown(token: SpelledToken, isAhead: boolean): ShownToken {
    const known = isAhead ? this.#ahead : this.#written
    let shown = known.get(token)
    if (!shown) known.set(token, (shown = shownToken(token, isAhead)))
    return shown
  }

  // The replay.

  get button(): string {
    return this.work.button(words.replay)
  }

  /** Takes the recording back into view. */
  forget = (): void => {
    this.#live = undefined
  }

  get isLive(): boolean {
    return this.#live !== undefined
  }

  /** How far the replay is, what it came to, or what stands in its way. */
  get status(): string {
    const [done, total] = [formatCount(this.#done), formatCount(this.#total)]
    if (this.isWriting) return words.progress(done, total)
    if (!this.#live || this.work.failed) return this.work.obstacle
    const differs = this.#differsAt
    if (differs !== undefined) return words.differs(formatCount(differs))
    return this.#isComplete ? words.same(total) : words.stopped(done, total)
  }

  async #replay(
    engine: Pick<Engine, 'info' | 'tokenize' | 'forward' | 'piece'>,
    signal: AbortSignal,
  ): Promise<void> {
    this.show(this.experiment.length)
    const live = (this.#live = this.#byName(() => new Run()))
    // The sampling core comes when it is needed: a chapter shows the recording first.
    const { writeRuns } = await import('#lib/state/runs.ts')
    for await (const { name, token } of writeRuns(engine, this.experiment, signal)) {
      await pageTurn()
      if (signal.aborted) return
      const run = live[name]
      run.tokens = [...run.tokens, { ...token, bytes: engine.piece(token.id) }]
    }
  }

  readonly #total = $derived.by(() => this.#count(this.#recorded))
  readonly #done = $derived.by(() => (this.#live ? this.#count(this.#live) : 0))
  readonly #isComplete = $derived(this.#live !== undefined && this.#done === this.#total)

  #count(runs: Runs<Name>): number {
    return this.names.reduce((sum, name) => sum + runs[name].tokens.length, 0)
  }

  /** The first token, from 1, at which a live run is not the recorded one. */
  get #differsAt(): number | undefined {
    const firsts = this.names.map((name) => {
      const recorded = this.#recorded[name].tokens
      const at = this.#live?.[name].tokens.findIndex(({ id }, i) => id !== recorded[i]?.id)
      return at === undefined || at < 0 ? Infinity : at + 1
    })
    const first = Math.min(...firsts)
    return first === Infinity ? undefined : first
  }

  #byName<Value>(of: (name: Name) => Value): Record<Name, Value> {
    return Object.fromEntries(this.names.map((name) => [name, of(name)])) as Record<Name, Value>
  }
}

function shownToken({ bytes, logProb }: SpelledToken, isAhead: boolean): ShownToken {
  const probability = Math.exp(logProb)
  return {
    bytes,
    breaksLine: bytes.includes(0x0a),
    step: expectedness(probability),
    label: words.token(formatProbability(probability), formatNumber(bits(logProb))),
    isAhead,
  }
}

/** Surprisal of a token. */
export function bits(logProb: number): number {
  return -logProb / Math.LN2
}
