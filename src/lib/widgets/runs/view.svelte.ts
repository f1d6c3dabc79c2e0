import { untrack } from 'svelte'
import { formatCount, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { EngineError, type EngineErrorCode, type Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import { readRun, type RunRecording, type SpelledToken } from '#lib/state/run-recording.ts'
import { writeRuns, type Experiment } from '#lib/state/runs.ts'
import { expectedness } from '#lib/state/token-score.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'
import { pageTurn } from '#lib/widgets/strategies/page-turn.ts'

const words = messages.runs

export type Model = Pick<
  ModelView,
  'live' | 'isLoading' | 'offer' | 'failure' | 'wayToRun' | 'start' | 'retry'
>

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
  readonly #model: Model
  readonly #reach: { tokens: number }
  readonly #recorded: Runs<Name>
  readonly #written = new WeakMap<SpelledToken, ShownToken>()
  readonly #ahead = new WeakMap<SpelledToken, ShownToken>()
  #live = $state.raw<Runs<Name>>()
  #work = $state.raw<AbortController>()
  /** Replay as soon as the model is there. */
  #isWanted = $state(false)
  #failure = $state<EngineErrorCode>()

  /** @param reach the setting that says how many tokens are to be seen */
  constructor(
    experiment: Experiment<Name>,
    recording: RunRecording<Name>,
    reach: { tokens: number },
    model: Model,
  ) {
    this.experiment = experiment
    this.#model = model
    this.#reach = reach
    this.names = Object.keys(experiment.chains) as Name[]
    this.#recorded = this.#byName((name) => new Run(readRun(recording.runs[name])))
    $effect(() => {
      if (this.#isWanted && this.#model.live) untrack(() => void this.#replay())
    })
    $effect(() => () => this.#work?.abort())
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
    return this.#work !== undefined
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

  // What the button does.

  get button(): string {
    if (this.isWriting) return words.stop
    return this.#model.live || this.#isWaiting ? words.replay : this.#model.wayToRun
  }

  get canPress(): boolean {
    return !this.#isWaiting
  }

  press = (): void => {
    if (this.isWriting) return this.#work?.abort()
    this.#isWanted = true
    if (this.#model.live) return
    if (this.#model.failure) this.#model.retry()
    else this.#model.start()
  }

  /** Takes the recording back into view. */
  forget = (): void => {
    this.#work?.abort()
    this.#live = undefined
    this.#failure = undefined
  }

  get isLive(): boolean {
    return this.#live !== undefined
  }

  get #isWaiting(): boolean {
    return this.#isWanted && !this.#model.live && !this.#model.failure && this.#model.isLoading
  }

  /** How far the replay is, what it came to, or what stands in its way. */
  get status(): string {
    const [done, total] = [formatCount(this.#done), formatCount(this.#total)]
    if (this.isWriting) return words.progress(done, total)
    if (this.#failure) return messages.model.failures[this.#failure].join(' ')
    if (this.#live) {
      const differs = this.#differsAt
      if (differs !== undefined) return words.differs(formatCount(differs))
      return this.#isComplete ? words.same(total) : words.stopped(done, total)
    }
    if (this.#isWaiting) return words.waits
    if (this.#isWanted && this.#model.failure) return this.#model.failure.what
    return this.#model.offer ?? ''
  }

  async #replay(): Promise<void> {
    const engine = this.#model.live!
    const work = (this.#work = new AbortController())
    this.#isWanted = false
    this.#failure = undefined
    this.show(this.experiment.length)
    const live = (this.#live = this.#byName(() => new Run()))
    try {
      for await (const { name, token } of writeRuns(engine, this.experiment, work.signal)) {
        await pageTurn()
        if (work.signal.aborted) break
        const run = live[name]
        run.tokens = [...run.tokens, { ...token, bytes: engine.piece(token.id) }]
      }
    } catch (error) {
      if (!work.signal.aborted) this.#failure = codeOf(error)
    }
    if (this.#work === work) this.#work = undefined
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

function codeOf(error: unknown): EngineErrorCode {
  return error instanceof EngineError ? error.code : 'worker-died'
}
