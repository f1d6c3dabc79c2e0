import { messages } from '#lib/messages/index.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import { forget, keep, recallJson } from '#lib/state/device-storage.ts'
import { everydayChain } from '#lib/state/everyday-chain.ts'
import { decodeLink, encodeLink, LinkError, type Visit } from '#lib/state/link.ts'
import { READ_AT_ONCE } from '#lib/state/read-text.ts'
import { continuation, runAsCsv, runAsJson, runStep, type RunFile } from '#lib/state/run-file.ts'
import { textOf } from '#lib/text/text-of.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { compare, strategiesOf } from '#lib/widgets/strategies/index.ts'
import type { ViewId, ViewsView } from '#lib/widgets/views/index.ts'
import { untrack } from 'svelte'
import { glimpseOf } from './glimpse.ts'

const words = messages.along
const SAVE_AFTER = 500
const LARGEST_FILE = 50_000_000
const VIEWS = Object.keys(messages.views.titles)
type Kept = { link: string; text: string }

/** Links, files, and what was kept of the visit before. */
export class AlongView {
  readonly words = words
  readonly #session: Session
  readonly #views: ViewsView
  #said = $state<string>()
  #ofLink = $state<string>()
  #before = $state.raw<Kept>()
  #fragment = $state<string>()
  #opened: (prompt: string | undefined) => void = () => {}
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(session: Session, views: ViewsView) {
    this.#session = session
    this.#views = views
    $effect(() => {
      const fragment = this.#fragment
      if (session.model.speller && fragment !== undefined)
        untrack(() => void this.#followLink(fragment))
    })
    $effect(() => {
      const { bench, strategies } = this.visit
      const isTouched =
        bench.past.length > 0 || bench.chain !== everydayChain || strategies !== undefined
      if (isTouched) untrack(() => this.#keepSoon())
    })
  }

  /**
   * Follows the link in the address, if there is one, and otherwise offers what was kept.
   *
   * @param opened told the prompt of a text that was opened, or undefined where a link led nowhere
   * @param isOffering whether to offer what was kept: not where this visit goes on with it anyway
   * @returns whether there is a link
   */
  begin(opened: (prompt: string | undefined) => void, isOffering: boolean): boolean {
    this.#opened = opened
    addEventListener('hashchange', this.#followAddress)
    if (this.#followAddress()) return true
    if (isOffering) this.#before = readKept()
    return false
  }

  /** Follows no link any more: the reader has gone to another page. */
  end(): void {
    removeEventListener('hashchange', this.#followAddress)
  }

  #followAddress = (): boolean => {
    if (location.hash.length < 2) return false
    this.#fragment = location.hash.slice(1)
    history.replaceState(history.state, '', location.pathname + location.search)
    return true
  }

  get said(): string | undefined {
    return this.#said
  }

  /** What is to be known of the link that was followed: it stands where the page begins. */
  get ofLink(): string | undefined {
    return this.#ofLink
  }

  /** Tells the reader something about a link that was followed. */
  say(text: string): void {
    this.#ofLink = text
  }

  dismiss(): void {
    this.#ofLink = undefined
  }

  get before(): string | undefined {
    return this.#before && words.before(this.#before.text)
  }

  get canTake(): boolean {
    return this.#session.model.speller !== undefined && this.#session.textLength > 0
  }

  get canSave(): boolean {
    return this.#session.model.live !== undefined && this.#session.textLength > 0
  }

  goOn(): void {
    this.#fragment = this.#before?.link
    this.#before = undefined
  }

  startAfresh(): void {
    this.#before = undefined
    forget('last')
  }

  async copyLink(): Promise<void> {
    const link = `${location.origin}${location.pathname}#${await this.#link()}`
    try {
      await navigator.clipboard.writeText(link)
      this.#said = words.copied
    } catch {
      this.#said = words.notCopied(link)
    }
  }

  async save(kind: 'json' | 'csv'): Promise<void> {
    const run = await this.#run()
    const text = kind === 'json' ? runAsJson(run) : runAsCsv(run)
    const type = kind === 'json' ? 'application/json' : 'text/csv'
    const anchor = document.createElement('a')
    anchor.href = URL.createObjectURL(new Blob([text], { type }))
    anchor.download = `logitscope-run.${kind}`
    anchor.click()
    URL.revokeObjectURL(anchor.href)
  }

  async load(file: File): Promise<void> {
    if (file.size > LARGEST_FILE) {
      this.#said = words.notLoaded.large
      return
    }
    try {
      const { logitscope, link } = JSON.parse(await file.text()) as Partial<RunFile>
      if (logitscope !== 1 || typeof link !== 'string') throw new SyntaxError('no run')
      const problem = await this.#follow(link)
      if (problem) this.#said = `${words.problems.file[problem]} ${words.asItWas}`
      else this.#said = words.loaded(file.name)
    } catch {
      this.#said = words.notLoaded.json
    }
  }

  /** Follows a link of the address, or says why it cannot. */
  async #followLink(fragment: string): Promise<void> {
    this.#fragment = undefined
    this.#ofLink = undefined
    const problem = await this.#follow(fragment)
    if (!problem) return
    const isEmpty = this.#session.textLength === 0
    this.#ofLink = `${words.problems.link[problem]} ${isEmpty ? words.asUsual : words.asItWas}`
    if (isEmpty) this.#opened(undefined)
  }

  /** Opens what a link describes. @returns why it cannot be followed, if so */
  async #follow(fragment: string): Promise<LinkError['problem'] | undefined> {
    const { info } = this.#session.model.speller!
    try {
      const limits = { ...info, views: VIEWS }
      const visit = await decodeLink(fragment, limits, this.#session.bench.tree)
      this.#said = undefined
      await this.#open(visit)
      return undefined
    } catch (error) {
      if (!(error instanceof LinkError)) throw error
      return error.problem
    }
  }

  /** Puts everything back as it was. */
  goOnWith({ bench, view, strategies }: Visit): Promise<void> {
    this.#views.show(view as ViewId | undefined)
    compare(this.#session, strategies)
    return this.#session.open(bench)
  }

  /** What a link of now holds. */
  get visit(): Visit {
    const { bench, place } = this.#session
    const strategies = strategiesOf(this.#session)
    const view = this.#views.chosen
    return {
      bench,
      ...(view && { view }),
      ...(strategies && { strategies }),
      ...(place && { source: place.provenance }),
    }
  }

  #link(): Promise<string> {
    return encodeLink(this.visit, this.#session.model.speller!.info.sha256)
  }

  async #open(visit: Visit): Promise<void> {
    const { tree, prompt } = visit.bench
    this.#opened(this.#spell(idsTo(tree, prompt)))
    await this.goOnWith(visit)
    if (visit.source === 'live' && !this.#session.model.live) this.#ofLink = words.wasLive
  }

  #spell = (ids: readonly number[]): string => {
    return textOf(ids, this.#session.model.speller!)
  }

  async #run(): Promise<RunFile> {
    const { bench, model } = this.#session
    const { name, quantization, sha256, vocabSize } = model.live!.info
    const steps: RunFile['steps'] = []
    const nodes = continuation(bench)
    for (let i = 0; i < nodes.length; i += READ_AT_ONCE) {
      const batch = nodes.slice(i, i + READ_AT_ONCE)
      const own = await this.#session.ownAt(batch)
      steps.push(...batch.map((node, j) => runStep(bench, node, own[j], this.#spell)))
    }
    const ids = idsTo(bench.tree, bench.prompt)
    const strategies = strategiesOf(this.#session)
    return {
      logitscope: 1,
      model: { name, quantization, sha256, vocabSize },
      source: 'live',
      link: await this.#link(),
      ...(strategies && { strategies }),
      seed: bench.seed,
      chain: bench.chain,
      prompt: { ids, text: this.#spell(ids) },
      steps,
    }
  }

  #keepSoon(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(async () => {
      const { tree, tip } = this.#session.bench
      const text = glimpseOf(this.#spell(idsTo(tree, tip)))
      const kept: Kept = { link: await this.#link(), text }
      keep('last', JSON.stringify(kept))
    }, SAVE_AFTER)
  }
}

function readKept(): Kept | undefined {
  const kept = recallJson('last') as Partial<Kept> | null | undefined
  return typeof kept?.link === 'string' && typeof kept.text === 'string'
    ? { link: kept.link, text: kept.text }
    : undefined
}
