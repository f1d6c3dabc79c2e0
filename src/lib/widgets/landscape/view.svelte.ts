import { formatCount } from '#lib/charts/number-format.ts'
import { passages } from '#lib/engine/recorded/passages.ts'
import type { Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import { idsTo, pathTo, type NodeId } from '#lib/state/context-tree.ts'
import type { Analysis } from '#lib/state/text-analysis.ts'
import { segments } from '#lib/ui/segments.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { untrack } from 'svelte'
import type { Analyzer } from './analyzer.svelte.ts'
import type { Speller } from './shown-tokens.ts'
import { textsOf, type LandscapeTexts } from './texts.svelte.ts'

const words = { ...messages.landscape, ...messages.landscapeTexts }
/** Of a pasted text: a hundred times what the context holds, and split in a fraction of a second. */
const MOST_CHARACTERS = 500_000
const choices = [...passages.map(({ id }) => id), 'own'] as const

/** The entropy landscape on the bench: which text it shows, and how far the model has read it. */
export class LandscapeView {
  readonly words = words
  readonly choices = segments(choices, words.texts)
  readonly yours = segments(['bench', 'pasted'], words.yours)
  readonly texts: LandscapeTexts
  readonly #session: Session
  #isSplitting = $state(false)

  constructor(session: Session) {
    this.#session = session
    const texts = (this.texts = textsOf(session))
    $effect(() => {
      const { recorded } = session.model
      if (recorded) untrack(() => void texts.load(recorded))
    })
    $effect(() => {
      const { tree, tip, isRunning, model } = session
      const { id } = texts
      if (!model.live || isRunning) return
      untrack(() => {
        if (id === 'bench') this.#follow(idsTo(tree, tip))
        this.#resume()
      })
    })
    $effect(() => () => texts.stop())
  }

  get #analyzer(): Analyzer {
    return this.texts.analyzers[this.texts.id]
  }

  get speller(): Speller | undefined {
    return this.#session.model.speller
  }

  /** The text on view as far as it is known; undefined in a {@link gap}. */
  get analysis(): Analysis | undefined {
    const { analysis, isComplete } = this.#analyzer
    const recorded = this.texts.recorded(this.texts.id)
    const known = recorded && !isComplete ? recorded : analysis
    return known && known.ids.length > 1 ? known : undefined
  }

  get source(): { kind: Provenance; name: string; explain: string } {
    const kind = this.analysis?.provenance ?? (this.isYours ? 'live' : 'recorded')
    const provenance = messages.provenance
    return { kind, name: provenance[kind], explain: provenance.explain[kind] }
  }

  get isYours(): boolean {
    return this.texts.chosen === 'own'
  }

  get isLive(): boolean {
    return this.#session.model.live !== undefined
  }

  /** Why there is no text on view. */
  get gap(): string | undefined {
    if (this.analysis && this.speller) return undefined
    if (!this.isYours) return this.#isMissing ? words.missing : words.loading
    const { model, textLength } = this.#session
    if (!model.live)
      return model.isLoading ? words.yours.waits : words.yours.needsModel(model.wayToRun)
    const { analysis } = this.#analyzer
    if (this.texts.yours === 'bench' && textLength === 0) return words.yours.nothing
    if (analysis?.ids.length === 1) return words.yours.short
    return this.texts.yours === 'pasted' ? words.yours.empty : ''
  }

  get #isMissing(): boolean {
    return this.texts.hasFailed || this.#session.model.recordingsFailed
  }

  /** Whether the recorded passages can be asked for again. */
  get canLoadAgain(): boolean {
    return this.texts.hasFailed && !this.isYours && this.#session.model.recorded !== undefined
  }

  loadAgain = (): void => {
    const { recorded } = this.#session.model
    if (recorded) void this.texts.load(recorded)
  }

  // Reading.

  get isReading(): boolean {
    return this.#analyzer.isRunning
  }

  get progress(): { done: number; total: number } {
    return this.#analyzer.progress
  }

  /** What the model is at, or what stopped it. */
  get status(): string {
    const { isRunning, failure, isCancelled, isComplete, analysis } = this.#analyzer
    const { done, total } = this.progress
    if (this.#isSplitting) return words.yours.splitting
    if (failure) return messages.model.failures[failure].join(' ')
    if (!analysis || isComplete) return ''
    if (isRunning) return words.reading(formatCount(done), formatCount(total))
    return isCancelled ? words.stopped(formatCount(done), formatCount(total)) : ''
  }

  get canGoOn(): boolean {
    const { failure, isCancelled, isComplete } = this.#analyzer
    return this.isLive && !isComplete && (isCancelled || failure !== undefined)
  }

  get wayOn(): string {
    return this.#analyzer.failure ? words.again : words.goOn
  }

  /** Whether a recorded passage is on view that the model could read here. */
  get canReadLive(): boolean {
    const { analysis, isComplete } = this.#analyzer
    return this.isLive && !this.isYours && (!analysis || isComplete) && !this.#isReadHere
  }

  get #isReadHere(): boolean {
    return this.analysis?.provenance === 'live'
  }

  /** Lets the model read a recorded passage anew. */
  readLive = async (): Promise<void> => {
    const { live } = this.#session.model
    const passage = passages.find(({ id }) => id === this.texts.id)
    if (!live || !passage) return
    const analyzer = this.#analyzer
    analyzer.take(await live.tokenize(passage.text))
    this.#resume()
  }

  cancel = (): void => this.#analyzer.cancel()

  goOn = (): void => void this.#analyzer.read()

  /** Lets the model read the text on view, unless the reader or a failure stopped it. */
  #resume(): void {
    const { texts } = this
    texts.stopOthers(texts.id)
    const { isCancelled, failure } = this.#analyzer
    if (!isCancelled && !failure) void this.#analyzer.read()
  }

  #follow(ids: readonly number[]): void {
    const { bench } = this.texts.analyzers
    const known = bench.analysis?.ids
    const isSame = known?.length === ids.length && ids.every((id, i) => id === known[i])
    if (!isSame) bench.take(ids)
  }

  // A pasted text.

  get note(): string {
    return words.yours.note(formatCount(this.#limit))
  }

  get #limit(): number {
    return this.#session.model.speller?.info.contextLength ?? 2048
  }

  /** What became of the text in the field. */
  get notice(): string | undefined {
    const { notice, pasted } = this.texts
    return notice?.pasted === pasted ? notice.text : undefined
  }

  get canAnalyze(): boolean {
    return this.isLive && !this.#isSplitting && this.texts.pasted !== ''
  }

  /** Splits the text in the field and lets the model read it, as far as its context goes. */
  analyze = async (): Promise<void> => {
    const { live } = this.#session.model
    const { pasted, analyzers } = this.texts
    if (!live || !this.canAnalyze) return
    if (pasted.length > MOST_CHARACTERS) {
      const [characters, most] = [pasted.length, MOST_CHARACTERS].map(formatCount)
      this.texts.notice = { pasted, text: words.yours.huge(characters, most) }
      return
    }
    this.#isSplitting = true
    try {
      const ids = await live.tokenize(pasted)
      this.texts.notice = { pasted, text: this.#noticeOf(ids.length) }
      analyzers.pasted.take(ids.slice(0, this.#limit))
      this.#resume()
    } catch {
      // The worker ended: the model's status says so, and the text is still in the field.
    } finally {
      this.#isSplitting = false
    }
  }

  #noticeOf(tokens: number): string {
    const [all, limit] = [tokens, this.#limit].map(formatCount)
    return tokens > this.#limit ? words.yours.cut(all, limit) : ''
  }

  // A position on the bench.

  /** How a position comes to be on view above; undefined where it cannot. */
  wayTo(position: number): { label: string; why: string | undefined } | undefined {
    if (position === 0 || !this.analysis) return undefined
    if (this.#placeOnBench(position) !== undefined)
      return { label: words.open.here, why: undefined }
    return this.isLive ? { label: words.open.bench, why: words.open.why } : undefined
  }

  /** Puts the place before a token on view: the distribution that the token came from. */
  async open(position: number): Promise<void> {
    const place = this.#placeOnBench(position)
    const opened =
      place === undefined
        ? this.#session.start(this.analysis!.ids.slice(0, position))
        : this.#session.lookAt(place)
    document.getElementById('workspace')?.focus()
    scrollTo({ top: 0 })
    await opened
  }

  /** The place of the bench's text after the same tokens. */
  #placeOnBench(position: number): NodeId | undefined {
    const { tree, tip } = this.#session
    const { ids } = this.analysis!
    const path = pathTo(tree, tip).slice(0, position)
    const isSame = path.every((node, i) => tree.nodes[node].tokenId === ids[i])
    return path.length === position && isSame ? path[position - 1] : undefined
  }
}
