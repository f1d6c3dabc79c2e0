import { chatFrame, chatTurn, userTextOf } from '#lib/engine/chat-template.ts'
import { galleryPrompts, type GalleryPromptId } from '#lib/engine/recorded/prompts.ts'
import { EngineError } from '#lib/engine/types.ts'
import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { idsTo, ROOT, type NodeId } from '#lib/state/context-tree.ts'
import { textOf } from '#lib/text/text-of.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { tick, untrack } from 'svelte'

const words = messages.prompt
const FIRST: GalleryPromptId = 'two-cities'
const galleryText = (id: GalleryPromptId) => galleryPrompts.find((prompt) => prompt.id === id)!.text
const galleryIdOf = (text: string) => galleryPrompts.find((prompt) => prompt.text === text)?.id

/** Plain continuation, or the text as a turn in a chat. */
export type Mode = 'continue' | 'chat'

/** What a prompt is made from. */
type Source = { readonly text: string; readonly mode: Mode }

type Notice = { kind: 'problem' | 'hint'; text: string }

/** The text to start from: the reader's own, or one of the gallery. */
export class PromptView {
  readonly words = words
  readonly gallery = galleryPrompts.map(({ id }) => ({ id, title: words.titles[id] }))
  /** What stands in the field; never lost, whatever becomes of it. */
  draft = $state<string>(galleryText(FIRST))
  /** Where room is scarce, the field and the gallery are folded away until they are wanted. */
  isOpen = $state(false)
  #chosen = $state<GalleryPromptId | undefined>(FIRST)
  #notice = $state<Notice>()
  /** A text that waits for somebody who can tokenize it. */
  #waiting: string | undefined
  /** How often something was asked for: only what was asked for last is shown. */
  #asked = 0
  #mode = $state<Mode>('continue')
  /** What the field held when it last agreed with the text on view. */
  #agreed: string = galleryText(FIRST)
  /** What the prompts begun from this field were made from. */
  readonly #sources = new Map<NodeId, Source>()
  readonly #session: Session

  constructor(session: Session) {
    this.#session = session
    $effect(() => {
      const { live, recorded, isLoading } = session.model
      void isLoading
      if (live ?? recorded) untrack(() => this.#waiting !== undefined && this.#start(this.#waiting))
    })
    $effect(() => {
      const { prompt, model } = session
      void model.live
      if (model.speller && prompt !== ROOT) untrack(() => void this.#follow(prompt))
    })
  }

  get chosen(): GalleryPromptId | undefined {
    return this.#chosen
  }

  /** The name of the prompt in use. */
  get title(): string {
    return this.#chosen ? words.titles[this.#chosen] : words.ownText
  }

  get mode(): Mode {
    return this.#mode
  }

  /** The other mode starts from the same text, seen another way. */
  set mode(mode: Mode) {
    this.#mode = mode
    this.use()
  }

  /** What to look for in the prompt of the gallery that is in use. */
  get look(): string | undefined {
    return this.#mode === 'chat' ? words.lookChat : this.#chosen && words.looks[this.#chosen]
  }

  get notice(): Notice | undefined {
    return this.#notice
  }

  choose(id: GalleryPromptId): void {
    this.draft = galleryText(id)
    this.use()
  }

  /** The field, once it is on the page. */
  field: HTMLTextAreaElement | undefined

  async focus(): Promise<void> {
    this.isOpen = true
    await tick()
    this.field?.focus()
  }

  /** Shows the prompt of a text that was opened from elsewhere. */
  opened(text: string): void {
    this.#asked++
    this.#waiting = undefined
    this.draft = text
    this.#show({ text, mode: 'continue' })
  }

  /** Shows what the prompt on view was made from; words in the field that were not used yet stay there. */
  #show({ text, mode }: Source): void {
    if (this.draft === this.#agreed) this.draft = text
    this.#agreed = text
    this.#mode = mode
    this.#chosen = galleryIdOf(text)
    this.#notice = undefined
  }

  /** Undo, Redo and links lead to other prompts, which may be chat turns. */
  async #follow(prompt: NodeId): Promise<void> {
    const { text, mode } = this.#sources.get(prompt) ?? (await this.#sourceOf(prompt))
    // The field has gone on to another text by then.
    if (prompt !== this.#session.prompt || this.#waiting !== undefined) return
    if (text !== this.#agreed || mode !== this.#mode) this.#show({ text, mode })
  }

  async #sourceOf(prompt: NodeId): Promise<Source> {
    const { tree, model } = this.#session
    const text = textOf(idsTo(tree, prompt), model.speller!)
    const template = model.live?.info.chatTemplate
    // Without the reader of templates the turn is shown as it is written.
    const frame = template && (await chatFrame(template).catch(() => undefined))
    const userText = frame && userTextOf(frame, text)
    return userText === undefined ? { text, mode: 'continue' } : { text: userText, mode: 'chat' }
  }

  /** Starts from what stands in the field. */
  use(): void {
    this.#chosen = galleryIdOf(this.draft)
    this.#asked++
    this.#waiting = undefined
    if (this.draft === '') this.#notice = { kind: 'problem', text: words.empty }
    else void this.#start(this.draft)
  }

  async #start(text: string): Promise<void> {
    const asked = ++this.#asked
    const { model } = this.#session
    const tokenizer = model.live ?? model.recorded
    if (!tokenizer) {
      this.#waiting = text
      this.#notice = { kind: 'hint', text: words.waits }
      return
    }
    try {
      this.#notice = { kind: 'hint', text: words.reading }
      const mode = this.#mode
      const ids = await tokenizer.tokenize(mode === 'chat' ? await this.#asTurn(text) : text)
      if (asked !== this.#asked) return
      this.#waiting = undefined
      const { contextLength, specialIds } = tokenizer.info
      if (ids.length > contextLength) {
        const notice = words.tooLong(formatCount(ids.length), formatCount(contextLength))
        this.#notice = { kind: 'problem', text: notice }
        return
      }
      const special = [...new Set(ids.filter((id) => specialIds.includes(id)))]
      this.#notice =
        mode === 'chat'
          ? undefined
          : noticeOf(
              text,
              special.map((id) => spokenToken(tokenizer.piece(id))),
            )
      this.isOpen = false
      const read = this.#session.start(ids)
      this.#sources.set(this.#session.prompt, { text, mode })
      this.#agreed = text
      await read
    } catch (error) {
      if (asked === this.#asked) this.#refuse(text, error)
    }
  }

  /** @throws EngineError 'not-recorded' while the model is not there, and its template neither */
  async #asTurn(text: string): Promise<string> {
    const template = this.#session.model.live?.info.chatTemplate
    if (!template) throw new EngineError('not-recorded', 'A chat turn takes the live model.')
    return chatTurn(await chatFrame(template), text)
  }

  /** Says why a text cannot be used now, and keeps it for when it can. */
  #refuse(text: string, error: unknown): void {
    this.#waiting = text
    const code = error instanceof EngineError ? error.code : 'unknown'
    if (code !== 'not-recorded') {
      this.#notice = { kind: 'problem', text: messages.model.failures[code].join(' ') }
    } else if (this.#session.model.isLoading) this.#notice = { kind: 'hint', text: words.waits }
    else this.#notice = { kind: 'problem', text: words.needsModel(this.#session.model.wayToRun) }
  }
}

function noticeOf(text: string, special: readonly string[]): Notice | undefined {
  if (special.length > 0) return { kind: 'hint', text: words.special(special.join(', ')) }
  if (text.trim() === '') return { kind: 'hint', text: words.onlySpaces }
  return undefined
}
