import { passages, type PassageId } from '#lib/engine/recorded/passages.ts'
import type { RecordedEngine } from '#lib/engine/recorded/recorded.ts'
import { recordedAnalysis, type PassageRecording } from '#lib/state/passage-recording.ts'
import type { Analysis } from '#lib/state/text-analysis.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { Analyzer } from './analyzer.svelte.ts'
import type { ColorBy } from './levels.ts'

/** A passage, the text of the bench, or a text pasted here. */
type TextId = PassageId | 'bench' | 'pasted'
const textIds: readonly TextId[] = [...passages.map(({ id }) => id), 'bench', 'pasted']

const FILE = 'passages.json'

/** The texts that can be on view, and what is known of each. They stay while another view is open. */
export class LandscapeTexts {
  /** What the reader has chosen, and which text of the reader's own that means. */
  chosen = $state<PassageId | 'own'>('fact')
  yours = $state<'bench' | 'pasted'>('bench')
  /** What the color of a token says. */
  color = $state<ColorBy>('entropy')
  /** What stands in the field; never lost. */
  pasted = $state('')
  /** What became of the text that stood there. */
  notice = $state.raw<{ pasted: string; text: string }>()
  readonly analyzers: Readonly<Record<TextId, Analyzer>>
  #recorded = $state.raw<Readonly<Partial<Record<string, Analysis>>>>({})
  #hasFailed = $state(false)
  #isAsked = false

  constructor(session: Session) {
    this.analyzers = Object.fromEntries(textIds.map((id) => [id, new Analyzer(session)])) as Record<
      TextId,
      Analyzer
    >
  }

  get id(): TextId {
    return this.chosen === 'own' ? this.yours : this.chosen
  }

  recorded(id: TextId): Analysis | undefined {
    return this.#recorded[id]
  }

  get hasFailed(): boolean {
    return this.#hasFailed
  }

  /** Fetches the recorded passages, once; after a failure they can be asked for again. */
  async load(recordings: RecordedEngine): Promise<void> {
    if (this.#isAsked) return
    this.#isAsked = true
    this.#hasFailed = false
    try {
      const { passages } = (await recordings.readJson(FILE)) as PassageRecording
      this.#recorded = Object.fromEntries(
        passages.map((passage) => [passage.id, recordedAnalysis(passage)]),
      )
    } catch {
      this.#isAsked = false
      this.#hasFailed = true
    }
  }

  /** One text is read at a time: they would take the model from each other. */
  stopOthers(id: TextId): void {
    for (const other of textIds) if (other !== id) this.analyzers[other].stop()
  }

  stop(): void {
    for (const id of textIds) this.analyzers[id].stop()
  }
}

const textsBySession = new WeakMap<Session, LandscapeTexts>()

export function textsOf(session: Session): LandscapeTexts {
  let texts = textsBySession.get(session)
  if (!texts) textsBySession.set(session, (texts = new LandscapeTexts(session)))
  return texts
}
