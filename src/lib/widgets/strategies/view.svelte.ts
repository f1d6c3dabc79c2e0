import {
  formatCount,
  formatNumber,
  formatOdds,
  formatPerplexity,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Chain } from '#lib/sampling/index.ts'
import { pathTo, ROOT } from '#lib/state/context-tree.ts'
import { longest, MOST_LANES, partsAt, type Lane, type LaneStep } from '#lib/state/lanes.ts'
import { expectedness, summarize, type TokenScore } from '#lib/state/token-score.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { Aftermath } from '#lib/ui/aftermath.svelte.ts'
import { SeedField } from '#lib/ui/seed-field.svelte.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { ChainEditorView } from '#lib/widgets/chain-editor/index.ts'
import { settingsLine } from '#lib/widgets/chain-words/index.ts'
import { benchPicture, type PictureContext } from '#lib/widgets/picture/index.ts'
import { untrack } from 'svelte'
import { chainOfLane } from './lane-chain.svelte.ts'
import type { LaneRunner } from './lane-runner.svelte.ts'
import { runnerOf } from './lane-runners.ts'
import { laneSliders } from './lane-sliders.ts'
import { logPChart, running, type LogPChart } from './log-p-chart.ts'
import { sights, type Cost } from './sights.ts'
import { whatItDoes } from './strategy-words.ts'

export type { Lane }

const words = messages.strategies
/** Tokens written by one press of "Run". */
const RUN_LENGTH = 20
/** Tokens of the common beginning that are enough to know it again. */
const GLIMPSE = 14
/** Names in the chart are cut to this. */
const SHORT_NAME = 12

export type ShownToken = {
  key: number
  bytes: Uint8Array
  isSpecial: boolean
  breaksLine: boolean
  /** Undefined: shared with the first lane. */
  step: ReturnType<typeof expectedness> | undefined
  isParting: boolean
  label: string
}

/** Strategies side by side: the lanes, their chart, and what to see in them. */
export class StrategiesView {
  readonly words = words
  readonly scaleWords = messages.text
  readonly session: Session
  readonly #runner: LaneRunner
  /** The lane whose settings are open. */
  #edited = $state<number>()
  readonly seed: SeedField
  readonly #aftermath = new Aftermath(() => this.canStop)

  constructor(session: Session) {
    this.session = session
    this.seed = new SeedField(
      () => this.#seed,
      (seed) => session.setSeed(seed),
    )
    const runner = (this.#runner = runnerOf(session))
    $effect(() => {
      void [session.cursor, session.prompt, this.#seed]
      untrack(() => {
        this.seed.forget()
        runner.follow()
      })
    })
    $effect(() => () => runner.stop())
  }

  readonly #seed = $derived.by(() => this.session.bench.seed)
  readonly #start = $derived.by(() => this.#runner.lanes.start)
  readonly lanes: readonly Lane[] = $derived.by(() => this.#runner.lanes.lanes)
  readonly #logProbs = $derived.by(() => this.lanes.map((lane) => this.#logProbsOf(lane)))

  get about(): string {
    return words.about(this.#first.name)
  }

  get #first(): Lane {
    return this.lanes[0]
  }

  /** The end of the text that all lanes begin with. */
  get from(): {
    tokens: { bytes: Uint8Array; isSpecial: boolean }[]
    isCut: boolean
    text: string
  } {
    const { tree } = this.#runner.lanes
    const path = pathTo(tree, this.#start)
    const tokens = path.slice(-GLIMPSE).map((node) => this.#spell(tree.nodes[node].tokenId))
    return { tokens, isCut: path.length > GLIMPSE, text: words.from(formatCount(path.length)) }
  }

  // What the buttons do.

  get canWriteOne(): boolean {
    return this.#hasRoom && (this.#isLive || this.#isFirstRecorded)
  }

  get canRun(): boolean {
    return this.#hasRoom && this.#isLive
  }

  get canStop(): boolean {
    return this.#runner.ahead > 1
  }

  get canAdd(): boolean {
    return this.lanes.length < MOST_LANES
  }

  get isEmpty(): boolean {
    return this.tokens === 0
  }

  next = () => this.#runner.write(1)
  /** Whether the button that runs and stops says "Stop". */
  get saysStop(): boolean {
    return this.canStop || this.#aftermath.isOn
  }

  toggleRun = () => {
    if (this.canStop) this.stop()
    else if (!this.#aftermath.isOn) this.#runner.write(RUN_LENGTH)
  }

  stop = () => {
    this.#aftermath.skip()
    this.#runner.stop()
  }

  startOver = () => this.#runner.startOver()

  /** One lane more, with the settings of the bench to begin with. */
  add = () => {
    const { chain } = this.session.bench
    this.#runner.add({ name: words.newName(String(this.lanes.length + 1)), chain })
    this.#edited = this.lanes.at(-1)!.key
  }

  remove(lane: Lane): void {
    this.#runner.remove(lane.key)
  }

  rename(lane: Lane, name: string): void {
    if (name.trim() !== '') this.#runner.rename(lane.key, name)
  }

  isEdited(lane: Lane): boolean {
    return this.#edited === lane.key
  }

  edit(lane: Lane): void {
    this.#edited = this.isEdited(lane) ? undefined : lane.key
  }

  sliders(lane: Lane) {
    const vocabSize = this.session.model.speller?.info.vocabSize ?? 0
    const named = (name: string) => words.inLane(name, lane.name)
    const write = (chain: Chain) => this.#runner.rechain(lane.key, chain)
    return laneSliders(lane.chain, vocabSize, named, write)
  }

  /** An editor of a lane's whole chain. */
  chainEditor(key: number): ChainEditorView {
    return new ChainEditorView(chainOfLane(this.session, this.#runner, key))
  }

  // How far the lanes are.

  get tokens(): number {
    return longest(this.#runner.lanes)
  }

  get isBusy(): boolean {
    return this.#runner.isRunning
  }

  /** What stands in the way, or how far the lanes are. */
  get status(): string {
    const { failure, length, isRunning } = this.#runner
    if (failure) return messages.model.failures[failure].join(' ')
    if (this.seed.isRefused) return words.seedProblem
    if (isRunning) return words.progress(formatCount(this.tokens), formatCount(length))
    if (this.session.isFull) return words.contextFull
    if (this.seed.hasStayed) {
      return `${words.seedProblem} ${messages.controls.stays(this.seed.written)}`
    }
    const { isLoading, wayToRun } = this.session.model
    if (!this.#isLive) return isLoading ? words.waits : words.needsModel(wayToRun)
    return this.isEmpty ? words.nothing : words.done(formatCount(this.tokens))
  }

  get columns() {
    const { columns } = words
    return {
      ...columns,
      text: columns.text(words.done(formatCount(this.tokens))),
      parting: columns.parting(this.#first.name),
    }
  }

  get #isLive(): boolean {
    return this.session.model.live !== undefined
  }

  get #hasRoom(): boolean {
    return this.#start !== ROOT && !this.session.isFull
  }

  /** Recordings say what follows the prompt, and nothing after that. */
  get #isFirstRecorded(): boolean {
    return this.isEmpty && this.session.place?.node === this.session.cursor
  }

  // A lane as it is shown.

  settings(lane: Lane): string {
    return settingsLine(lane.chain)
  }

  does(lane: Lane): string {
    return whatItDoes(lane.chain)
  }

  partsAt(lane: Lane): number | undefined {
    return lane === this.#first ? undefined : partsAt(this.#first, lane)
  }

  partsHere(): string {
    return words.partsHere(this.#first.name)
  }

  end(lane: Lane): string {
    if (!lane.end) return ''
    return lane.end.by === 'chain' ? words.ends.chain(lane.end.problem) : words.ends[lane.end.by]
  }

  sums(lane: Lane): { logP: string; perplexity: string } {
    if (lane.steps.length === 0) return { logP: words.none, perplexity: words.none }
    const { logProb, perplexity } = summarize(lane.steps.map((step) => this.#score(step)))
    return { logP: formatNumber(logProb), perplexity: formatPerplexity(perplexity) }
  }

  /** @param partsAt where the lane parts from the first one, if it does: what stands before is gray */
  shown(lane: Lane, partsAt: number | undefined): ShownToken[] {
    const isFirst = lane === this.#first
    return lane.steps.map((step, i) => {
      const { bytes, isSpecial } = this.#spellStep(step)
      const { probability, rank } = this.#score(step)
      const isOwn = isFirst || (partsAt !== undefined && i + 1 >= partsAt)
      return {
        key: step.node,
        bytes,
        isSpecial,
        breaksLine: bytes.includes(0x0a),
        step: isOwn ? expectedness(probability) : undefined,
        isParting: i + 1 === partsAt,
        label: words.token(formatProbability(probability), formatCount(rank)),
      }
    })
  }

  #score({ node }: LaneStep): TokenScore {
    return this.#runner.lanes.scores.get(node)!
  }

  #logProbsOf(lane: Lane): number[] {
    return lane.steps.map((step) => this.#score(step).logProb)
  }

  #spellStep({ node }: LaneStep) {
    return this.#spell(this.#runner.lanes.tree.nodes[node].tokenId)
  }

  #spell(id: number): { bytes: Uint8Array; isSpecial: boolean } {
    const speller = this.session.model.speller!
    return { bytes: speller.piece(id), isSpecial: speller.info.specialIds.includes(id) }
  }

  // The chart.

  chart(size: { width: number; height: number }): LogPChart {
    const series = this.#logProbs.map((logProbByPos, i) => ({
      key: this.lanes[i].key,
      logProbByPos,
    }))
    return logPChart(series, size)
  }

  label(i: number): { name: string; logP: string } {
    const { name } = this.lanes[i]
    const short = name.length > SHORT_NAME ? `${name.slice(0, SHORT_NAME - 1)}…` : name
    return { name: short, logP: this.#ends[i] }
  }

  axis(value: number): string {
    return formatNumber(value, Number.isInteger(value) ? 0 : 1)
  }

  /** The first mark of the axis says what is counted. */
  place(token: number, isFirst: boolean): string {
    return isFirst ? words.chart.first(formatCount(token)) : formatCount(token)
  }

  get summary(): string {
    const ends = this.lanes.map(({ name }, i) => words.chart.end(name, this.#ends[i])).join('; ')
    return this.isEmpty ? words.see.before : words.chart.summary(formatCount(this.tokens), ends)
  }

  get picture(): PictureContext {
    const settings = this.lanes.map((lane) => words.lane(lane.name, this.settings(lane)))
    return benchPicture(this.session, this.summary, settings.join('; '))
  }

  get #ends(): string[] {
    return this.lanes.map((lane) => this.sums(lane).logP)
  }

  /** A row for each token: what each lane wrote there, and its log P so far. */
  rows(): { token: string; cells: { bytes: Uint8Array; isSpecial: boolean; logP: string }[] }[] {
    const sums = this.#logProbs.map(running)
    return Array.from({ length: this.tokens }, (_, at) => ({
      token: formatCount(at + 1),
      cells: this.lanes.map(({ steps }, i) => {
        if (at >= steps.length) return { bytes: new Uint8Array(), isSpecial: false, logP: '' }
        return { ...this.#spellStep(steps[at]), logP: formatNumber(sums[i][at + 1]) }
      }),
    }))
  }

  // What to see.

  readonly sights = $derived.by(() => {
    const { flat, steep } = sights(this.#logProbs)
    return { flat: flat && this.#sight(flat), steep: steep && this.#sight(steep) }
  })

  #sight({ lane, at, logProb }: Cost) {
    const { name, steps } = this.lanes[lane]
    return {
      token: this.#spellStep(steps[at]),
      before: at > 0 ? this.#spellStep(steps[at - 1]) : undefined,
      costs: words.see.flatCosts(name, formatNumber(-logProb, 3)),
      pays: words.see.pays(name, formatNumber(logProb)),
      chance: words.see.chance(formatOdds(Math.exp(logProb))),
    }
  }

  spoken({ bytes, isSpecial }: { bytes: Uint8Array; isSpecial: boolean }): string {
    return spokenToken(bytes, isSpecial)
  }
}
