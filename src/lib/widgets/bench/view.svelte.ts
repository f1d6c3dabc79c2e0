import type { Provenance } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
import { readSpokenLink } from '#lib/state/read-spoken-link.ts'
import { ScrolledPast } from '#lib/ui/scrolled-past.svelte.ts'
import { AlongView } from '#lib/widgets/along/index.ts'
import { settingsLine } from '#lib/widgets/chain-words/index.ts'
import { ControlsView } from '#lib/widgets/controls/index.ts'
import { DistributionView } from '#lib/widgets/distribution/index.ts'
import { DrawView } from '#lib/widgets/draw/index.ts'
import { HoodView } from '#lib/widgets/hood/index.ts'
import { KeysView } from '#lib/widgets/keys/index.ts'
import { MeasuresView } from '#lib/widgets/measures/index.ts'
import { useModel } from '#lib/widgets/model/index.ts'
import { PromptView } from '#lib/widgets/prompt/index.ts'
import { Session } from '#lib/widgets/session/index.ts'
import { ViewsView } from '#lib/widgets/views/index.ts'
import { YourTextView } from '#lib/widgets/your-text/index.ts'
import { keepBench, keptBench } from './kept-bench.ts'

/** The bench: one session, and a view of it for each instrument. */
export class BenchView {
  readonly words = messages.site
  readonly session = new Session(useModel())
  readonly prompt = new PromptView(this.session)
  readonly text = new YourTextView(this.session)
  readonly distribution = new DistributionView(this.session)
  readonly keys = new KeysView(this.session, this.text, this.distribution, () =>
    this.prompt.focus(),
  )
  readonly measures = new MeasuresView(this.session)
  readonly draw = new DrawView(this.session)
  readonly controls = new ControlsView(this.session)
  readonly views = new ViewsView(this.session)
  readonly along = new AlongView(this.session, this.views)
  readonly hood = new HoodView(this.session)
  /** Where the text is scrolled away, a strip keeps its end in sight. */
  readonly pastText = new ScrolledPast()

  /**
   * Follows the link in the address, goes on where this visit left the bench, or begins with the first prompt of the
   * gallery.
   *
   * @returns keeps the bench for when the reader comes back to the page
   */
  begin(): () => void {
    addEventListener('hashchange', this.#followSpoken)
    const isSpoken = this.#followSpoken()
    const kept = isSpoken ? undefined : keptBench()
    const isLinked = this.along.begin(this.#opened, !kept)
    if (kept && !isLinked) {
      this.prompt.draft = kept.draft
      void this.along.goOnWith(kept.visit)
    } else if (!isSpoken && !isLinked) this.prompt.use()
    return () => {
      removeEventListener('hashchange', this.#followSpoken)
      this.along.end()
      keepBench({ visit: this.along.visit, draft: this.prompt.draft })
    }
  }

  #opened = (prompt: string | undefined): void => {
    if (prompt === undefined) this.prompt.use()
    else this.prompt.opened(prompt)
  }

  /** A text and settings in plain words, as the figures of the course link to. @returns whether there is such a link */
  #followSpoken = (): boolean => {
    const link = readSpokenLink(location.hash.slice(1))
    if (!link) return false
    history.replaceState(history.state, '', location.pathname + location.search)
    this.session.setChain(link.chain)
    if (link.seed !== undefined) this.session.setSeed(link.seed)
    this.prompt.opened(link.text)
    this.prompt.use()
    const unknown = link.others.filter(([word, value]) => !this.views.set(word, value))
    const ignored = [...link.ignored, ...unknown.map(([word]) => word)]
    if (ignored.length > 0) this.along.say(messages.along.ignored(ignored.join(', ')))
    return true
  }

  /** The settings in force, in a line. */
  readonly settings = $derived.by(() => settingsLine(this.session.bench.chain))

  get seed(): string {
    return String(this.session.bench.seed)
  }

  /** Where the numbers on view come from. */
  get source(): { kind: Provenance; name: string; explain: string } {
    const { provenance: kind } = this.session
    const words = messages.provenance
    return { kind, name: words[kind], explain: words.explain[kind] }
  }
}
