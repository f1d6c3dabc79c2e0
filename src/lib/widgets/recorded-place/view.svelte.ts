import { untrack } from 'svelte'
import { placeAtBuild } from '#lib/engine/recorded/at-build.ts'
import { galleryPrompts, type GalleryPromptId } from '#lib/engine/recorded/prompts.ts'
import type { Engine } from '#lib/engine/types.ts'
import { messages } from '#lib/messages/index.ts'
// Not from the index: a page that cuts nothing loads no processors.
import { rank, type Ranking } from '#lib/sampling/ranking.ts'
import { OnScreen } from '#lib/ui/on-screen.svelte.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'

/** The distribution after a prompt of the gallery, and who can spell it. */
export type RecordedPlace = {
  readonly id: GalleryPromptId
  readonly text: string
  readonly ids: readonly number[]
  readonly own: Ranking
  readonly speller: Pick<Engine, 'piece' | 'info'>
}

/** Which recorded place a figure shows. It is fetched once the figure is on screen. */
export class RecordedPlaces {
  readonly words = messages.recordedPlace
  readonly onScreen = new OnScreen()
  readonly #model: Pick<ModelView, 'recorded' | 'recordingsFailed'>
  readonly #wanted: () => GalleryPromptId
  /** The one before stays until the next is there. */
  #place = $state.raw<RecordedPlace>()
  #failedAt = $state<GalleryPromptId>()

  constructor(
    model: Pick<ModelView, 'recorded' | 'recordingsFailed'>,
    wanted: () => GalleryPromptId,
  ) {
    this.#model = model
    this.#wanted = wanted
    $effect(() => {
      const id = wanted()
      if (this.onScreen.isSeen && model.recorded) untrack(() => void this.#load(id))
    })
  }

  get place(): RecordedPlace | undefined {
    return this.#place
  }

  /** While the pages are built: what a page without scripts shows. */
  get still(): RecordedPlace | undefined {
    const id = this.#wanted()
    const place = placeAtBuild(id)
    if (!place) return undefined
    const { ids, logits, speller } = place
    return { id, text: textOf(id), ids, own: rank(logits), speller }
  }

  get hasFailed(): boolean {
    return this.#model.recordingsFailed || this.#failedAt === this.#wanted()
  }

  get canTryAgain(): boolean {
    return this.hasFailed && this.#model.recorded !== undefined
  }

  tryAgain = (): void => void this.#load(this.#wanted())

  async #load(id: GalleryPromptId): Promise<void> {
    this.#failedAt = undefined
    if (this.#place?.id === id) return
    const recorded = this.#model.recorded!
    const text = textOf(id)
    try {
      const ids = recorded.tokenize(text)
      const [distribution] = await recorded.forward(ids)
      if (distribution.kind !== 'full' || this.#wanted() !== id) return
      this.#place = { id, text, ids, own: rank(distribution.logits), speller: recorded }
    } catch {
      this.#failedAt = id
    }
  }
}

function textOf(wanted: GalleryPromptId): string {
  return galleryPrompts.find(({ id }) => id === wanted)!.text
}
