import { messages } from '#lib/messages/index.ts'
import { AlongView } from '#lib/widgets/along/index.ts'
import { ControlsView } from '#lib/widgets/controls/index.ts'
import { DistributionView } from '#lib/widgets/distribution/index.ts'
import { DrawView } from '#lib/widgets/draw/index.ts'
import { HoodView } from '#lib/widgets/hood/index.ts'
import { KeysView } from '#lib/widgets/keys/index.ts'
import { MeasuresView } from '#lib/widgets/measures/index.ts'
import { useModel } from '#lib/widgets/model/index.ts'
import { PromptView } from '#lib/widgets/prompt/index.ts'
import { ViewsView } from '#lib/widgets/views/index.ts'
import { YourTextView } from '#lib/widgets/your-text/index.ts'
import { Session } from './session.svelte.ts'

/** The bench: one session, and a view of it for each instrument. */
export class BenchView {
  readonly words = messages.site
  readonly session = new Session(useModel())
  readonly prompt = new PromptView(this.session)
  readonly text = new YourTextView(this.session)
  readonly keys = new KeysView(this.session, this.text, () => this.prompt.focus())
  readonly distribution = new DistributionView(this.session)
  readonly measures = new MeasuresView(this.session)
  readonly draw = new DrawView(this.session)
  readonly controls = new ControlsView(this.session)
  readonly views = new ViewsView(this.session)
  readonly along = new AlongView(this.session, this.views)
  readonly hood = new HoodView(this.session)

  /** Follows the link in the address, or begins with the first prompt of the gallery. */
  begin(): void {
    const isLinked = this.along.begin((prompt) =>
      prompt === undefined ? this.prompt.use() : this.prompt.opened(prompt),
    )
    if (!isLinked) this.prompt.use()
  }

  /** Where the numbers on view come from. */
  get source(): { kind: 'live' | 'recorded' | 'illustrative'; name: string; explain: string } {
    const kind = this.session.place?.provenance ?? 'recorded'
    const { provenance } = messages
    return { kind, name: provenance[kind], explain: provenance.explain[kind] }
  }
}
