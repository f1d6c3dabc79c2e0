import { onMount } from 'svelte'
import { messages } from '#lib/messages/index.ts'
import { readScores } from './quiz/progress.ts'

/** The list of chapters, with what this device remembers of the reader's answers. */
export class ContentsPageView {
  readonly words = messages.course
  #scores = $state.raw<ReturnType<typeof readScores>>({})

  constructor() {
    onMount(() => {
      this.#scores = readScores()
    })
  }

  score(slug: string): string | undefined {
    const score = this.#scores[slug]
    return score && this.words.contents.score(score.right, score.of)
  }
}
