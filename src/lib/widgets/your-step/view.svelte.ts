import { messages } from '#lib/messages/index.ts'
import { useModel } from '#lib/widgets/model/index.ts'
import type { Filled } from './numbers.ts'
import type { FilledStep } from './read-step.ts'
import { TOPICS, type Topic } from './topics.ts'

const words = messages.yourStep

/** A topic's formula with the numbers of the reader's place on the Bench, or of an example. */
export class YourStepView {
  readonly words = words
  readonly topic: Topic
  readonly #model = useModel()
  #isSeen = $state(false)
  #shown = $state.raw<FilledStep>()
  #hasFailed = $state(false)

  /** @throws RangeError for a topic without numbers: the build fails */
  constructor(topic: string) {
    if (!TOPICS.includes(topic as Topic))
      throw new RangeError(`no numbers for the topic "${topic}"`)
    this.topic = topic as Topic
    $effect(() => {
      const { live, recorded } = this.#model
      if (this.#isSeen && (live ?? recorded)) void this.#read()
    })
  }

  get filled(): Filled | undefined {
    return this.#shown?.filled
  }

  get status(): string {
    if (this.#shown) return this.#shown.from
    return this.#hasFailed ? words.failed : words.loading
  }

  get provenance(): 'live' | 'recorded' {
    return this.#shown?.kind ?? 'recorded'
  }

  /** Reads nothing before the reader is near the place. */
  attach = (element: HTMLElement): (() => void) => {
    const seen = ([entry]: IntersectionObserverEntry[]) => {
      if (entry.isIntersecting) this.#isSeen = true
    }
    const observer = new IntersectionObserver(seen, { rootMargin: '400px' })
    observer.observe(element)
    return () => observer.disconnect()
  }

  async #read(): Promise<void> {
    try {
      const { readStep } = await import('./read-step.ts')
      this.#shown = await readStep(this.topic, this.#model)
    } catch {
      this.#hasFailed = true
    }
  }
}
