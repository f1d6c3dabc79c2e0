import { untrack } from 'svelte'
import outlines from '#lib/engine/recorded/landscape-reading.json' with { type: 'json' }
import { messages } from '#lib/messages/index.ts'
import { outlinedAnalysis, outlinedPieces } from '#lib/state/passage-outline.ts'
import { recordedAnalysis, type PassageRecording } from '#lib/state/passage-recording.ts'
import type { Analysis } from '#lib/state/text-analysis.ts'
import { segments } from '#lib/ui/segments.ts'
import { OnScreen } from '#lib/ui/on-screen.svelte.ts'
import type { FigureSettings } from '#lib/widgets/figure/index.ts'
import { ReadingView, type Speller } from '#lib/widgets/landscape/reading.svelte.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'
import { fields } from './fields.ts'

const { passage, color } = fields
type PassageId = (typeof passage.of)[number]

const pieces = outlinedPieces(Object.values(outlines))

/** A recorded passage with the colors that are part of the page, and what was expected once the reader has it in sight. */
export class LandscapeReadingView {
  readonly words = messages.landscapeReading
  readonly reading: ReadingView
  readonly onScreen = new OnScreen()
  readonly passages = segments(passage.of, messages.landscape.texts)
  readonly colors = segments(color.of, messages.landscape.colors)
  readonly #settings: FigureSettings<typeof fields>
  readonly #model: Pick<ModelView, 'recorded' | 'recordingsFailed'>
  #whole = $state.raw<ReadonlyMap<string, Analysis>>()
  #hasFailed = $state(false)

  constructor(
    settings: FigureSettings<typeof fields>,
    model: Pick<ModelView, 'recorded' | 'recordingsFailed'>,
  ) {
    this.#settings = settings
    this.#model = model
    this.reading = new ReadingView(
      () => ({ analysis: this.#analysis, speller: this.#speller }),
      settings.values,
    )
    $effect(() => {
      if (this.onScreen.isSeen && model.recorded) untrack(() => void this.#load())
    })
  }

  get passage(): PassageId {
    return this.#settings.values.passage
  }

  readonly #analysis: Analysis = $derived.by(
    () => this.#whole?.get(this.passage) ?? outlinedAnalysis(outlines[this.passage]),
  )

  readonly #speller: Speller = $derived.by(() => {
    const { recorded } = this.#model
    return {
      info: recorded?.info ?? { name: '', quantization: '', specialIds: [] },
      piece: (id) => pieces.get(id) ?? recorded!.piece(id),
    }
  })

  get problem(): string {
    return this.#hasFailed || this.#model.recordingsFailed ? this.words.failed : ''
  }

  async #load(): Promise<void> {
    try {
      const { passages } = (await this.#model.recorded!.readJson(
        'passages.json',
      )) as PassageRecording
      this.#whole = new Map(passages.map((passage) => [passage.id, recordedAnalysis(passage)]))
    } catch {
      this.#hasFailed = true
    }
  }
}
