import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { parseQuery } from './query.ts'
import { VocabularyIndex } from './vocabulary-index.ts'

const words = messages.distribution

type Result = { text: string; matches: Uint8Array; count: number }

/** "Find a token": what was typed, and which tokens answer it. */
export class FindView {
  readonly words = words
  readonly #session: Session
  readonly #onAnswer: () => void
  #text = $state('')
  #result = $state.raw<Result>()
  /** The answer to what was typed last is still to come. */
  #isSearching = $state(false)
  #index: Promise<VocabularyIndex> | undefined
  #stop: AbortController | undefined

  /** @param onAnswer called when there are other tokens to show, or none any more */
  constructor(session: Session, onAnswer: () => void) {
    this.#session = session
    this.#onAnswer = onAnswer
  }

  get text(): string {
    return this.#text
  }

  /** The vocabulary has to be there before it can be searched. */
  get isReady(): boolean {
    return this.#session.model.speller !== undefined
  }

  /** Answers to the newest text that has been searched, by id; undefined while nothing is sought. */
  get matches(): Uint8Array | undefined {
    return this.#result?.matches
  }

  /** How many tokens were found, in words. */
  get status(): string {
    if (!this.#result) return this.#isSearching ? words.searching : ''
    const { text, count } = this.#result
    if (count === 0) return words.foundNone(text)
    return count === 1 ? words.foundOne : words.found(formatCount(count))
  }

  /** Shown beside what is typed: an answer may take a while, the first one above all. */
  get isSearching(): boolean {
    return this.#isSearching
  }

  /** Makes ready what a search needs, as soon as someone looks as if to type. */
  prepare(): void {
    const { speller } = this.#session.model
    if (speller) this.#index ??= VocabularyIndex.of(speller)
  }

  type(text: string): void {
    this.#text = text
    this.#stop?.abort()
    if (text === '') this.#answer(undefined)
    else void this.#search(text)
  }

  clear(): void {
    this.type('')
  }

  async #search(text: string): Promise<void> {
    const { signal } = (this.#stop = new AbortController())
    this.#isSearching = true
    this.prepare()
    const index = await this.#index
    const matches = await index?.search(parseQuery(text), signal).catch(() => undefined)
    // A newer text has come meanwhile, and brings its own answers.
    if (signal.aborted) return
    const count = matches?.reduce((count, match) => count + (match > 0 ? 1 : 0), 0)
    this.#answer(matches && { text, matches, count: count! })
  }

  #answer(result: Result | undefined): void {
    this.#isSearching = false
    this.#result = result
    this.#onAnswer()
  }
}
