import { onMount } from 'svelte'
import { messages } from '#lib/messages/index.ts'
import { useModel } from '#lib/widgets/model/index.ts'
import { useChapter } from './chapter.svelte.ts'
import type { ClaimFacts } from '#lib/widgets/claims/index.ts'
import { saysAll } from '#lib/widgets/claims/says-all.ts'
import { benchHref } from './figure-view.svelte.ts'

type Check =
  | { readonly is: 'unchecked' | 'checking' | 'failed' }
  | { readonly is: 'right' | 'other'; readonly values: string }

const words = messages.course.claim

/** A claim of the text, measured when the reader asks for it. */
export class ClaimView {
  readonly words = words
  readonly #id: string
  readonly #claim: ClaimFacts
  readonly #chapter = useChapter()
  readonly #stated: () => string
  readonly #model = useModel()
  #state = $state.raw<Check>({ is: 'unchecked' })
  #isAsked = $state(false)
  #isReady = $state(false)
  #abort: AbortController | undefined

  /** @throws Error for an id without a claim: the build fails */
  constructor(id: string) {
    const chapter = this.#chapter
    this.#id = id
    if (!Object.hasOwn(chapter.claims, id)) {
      throw new Error(`${chapter.slug} states "${id}", which its claims.ts does not have`)
    }
    this.#claim = chapter.claims[id]
    this.#stated = () => statedIn(id)
    onMount(() => {
      this.#isReady = true
    })
    // Asked for before the model was there: checked as soon as it is.
    $effect(() => {
      if (this.#isAsked && this.#model.live) void this.check()
    })
  }

  get state(): Check {
    return this.#state
  }

  /** Whether a click has to bring up the model first. */
  get needsModel(): boolean {
    return !this.#claim.isExact && this.#model.offer !== undefined
  }

  /** Whether a press is heard: one before the scripts have started would be lost. */
  get isReady(): boolean {
    return this.#isReady
  }

  get isWaiting(): boolean {
    return this.#isAsked
  }

  get result(): string {
    const state = this.#state
    switch (state.is) {
      case 'right':
        return this.#claim.isExact ? words.exact(state.values) : words.right(state.values)
      case 'other':
        return words.other(state.values)
      case 'checking':
        return words.checking
      case 'failed':
        return words.failed
      case 'unchecked':
        if (this.#model.failure && !this.#claim.isExact) return words.noModel
        return this.#isAsked ? words.waiting : ''
    }
  }

  /** Names the source of a measured number. */
  get provenance(): string | undefined {
    const isMeasured = this.#state.is === 'right' || this.#state.is === 'other'
    return isMeasured && !this.#claim.isExact ? messages.provenance.live : undefined
  }

  get benchHref(): string | undefined {
    return this.#claim.bench && benchHref(this.#claim.bench)
  }

  start = (): void => {
    this.#isAsked = true
    this.#model.start()
  }

  cancel = (): void => this.#abort?.abort()

  check = async (): Promise<void> => {
    const { live } = this.#model
    if (!live && !this.#claim.isExact) {
      this.#isAsked = true
      return
    }
    this.#isAsked = false
    this.#state = { is: 'checking' }
    const abort = (this.#abort = new AbortController())
    try {
      const [claim, { modelReader }] = await Promise.all([
        this.#chapter.claim(this.#id),
        import('#lib/widgets/claims/index.ts'),
      ])
      const values = await claim.measure(modelReader(live ?? noModel, abort.signal))
      this.#state = {
        is: saysAll(this.#stated(), values) ? 'right' : 'other',
        values: list(values),
      }
    } catch {
      this.#state = { is: abort.signal.aborted ? 'unchecked' : 'failed' }
    }
  }
}

const asksNoModel = () => Promise.reject(new Error('an exact claim asks no model'))
const noModel = { tokenize: asksNoModel, forward: asksNoModel }

/** The highlighted numbers of a claim as they stand on the page. */
function statedIn(id: string): string {
  const marked = document.querySelectorAll(`[data-claim="${CSS.escape(id)}"] strong`)
  return [...marked].map((element) => element.textContent).join(' ')
}

function list(values: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(values)
}
