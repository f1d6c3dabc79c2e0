import { dialects, fromRequest, requestIn, toRequest, type Dialect } from '#lib/dialects/index.ts'
import { chatFrame, userTextOf, type ChatFrame } from '#lib/engine/chat-template.ts'
import { messages } from '#lib/messages/index.ts'
import type { Chain } from '#lib/sampling/index.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import { textOf } from '#lib/text/text-of.ts'
import type { Session } from '#lib/widgets/session/index.ts'

const words = messages.settings
const forms = ['snippet', 'request'] as const

/** The chain written out for another program, and a request of such a program read as a chain. */
export class SettingsView {
  readonly words = words
  readonly dialects = dialects
  readonly forms = forms
  readonly #session: Session
  #dialect = $state<Dialect>('openai')
  form = $state<(typeof forms)[number]>('snippet')
  pasted = $state('')
  #said = $state('')
  #remarks = $state.raw<readonly string[]>([])
  #copied = $state('')
  #frame = $state.raw<ChatFrame>()

  constructor(session: Session) {
    this.#session = session
    $effect(() => {
      const { live } = session.model
      const template = live?.info.chatTemplate
      const isMarked = this.#promptIds.some((id) => live?.info.specialIds.includes(id))
      // Only a text with the template's own tokens can be a chat turn.
      if (template && isMarked) void chatFrame(template).then((frame) => (this.#frame = frame))
    })
  }

  readonly #promptIds = $derived.by(() => idsTo(this.#session.tree, this.#session.prompt))

  readonly #written = $derived.by(() => {
    const { bench, model } = this.#session
    const speller = model.speller
    const text = speller ? textOf(this.#promptIds, speller) : ''
    const userText = this.#frame && userTextOf(this.#frame, text)
    return toRequest(bench.chain, this.dialect, {
      prompt: text,
      ...(userText !== undefined && { userText }),
      seed: bench.seed,
      ...(speller
        ? { contextLength: speller.info.contextLength, endIds: speller.info.endIds }
        : {}),
    })
  })

  get dialect(): Dialect {
    return this.#dialect
  }

  /** What was said of a request was said of the program chosen then. */
  set dialect(dialect: Dialect) {
    this.#dialect = dialect
    this.#said = ''
    this.#remarks = []
  }

  get name(): string {
    return words.names[this.dialect]
  }

  get code(): string {
    const { snippet, request } = this.#written
    return this.form === 'snippet' ? snippet : JSON.stringify(request, null, 2)
  }

  get warnings(): readonly string[] {
    return [...this.#written.warnings, ...this.#foreignIds(this.#session.bench.chain)]
  }

  get copied(): string {
    return this.#copied
  }

  get said(): string {
    return this.#said
  }

  get remarks(): readonly string[] {
    return this.#remarks
  }

  async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.code)
      this.#copied = words.copied
    } catch {
      this.#copied = words.notCopied
    }
  }

  /** Reads the request pasted, and takes its settings; what cannot be read is said, and changes nothing. */
  load(): void {
    this.#remarks = []
    if (this.pasted.trim() === '') {
      this.#said = words.empty
      return
    }
    let json: unknown
    try {
      json = requestIn(this.pasted)
    } catch {
      this.#said = words.notJson
      return
    }
    try {
      const vocabSize = this.#session.model.speller?.info.vocabSize
      const { chain, warnings } = fromRequest(json, this.dialect, vocabSize ? { vocabSize } : {})
      this.#session.setChain(chain)
      this.#remarks = [...warnings, ...this.#foreignIds(chain)]
      this.#said = this.#remarks.length > 0 ? words.loadedWith : words.loaded
    } catch (error) {
      const isShape = error instanceof TypeError
      this.#said = isShape ? words.notObject : words.refused(String((error as Error).message))
    }
  }

  /** A bias is for an id, and the ids of a maker's own models are others. */
  #foreignIds(chain: Chain): readonly string[] {
    const hasBias = chain.some(({ id, enabled }) => id === 'logit-bias' && enabled !== false)
    return hasBias && this.dialect === 'openai' ? [words.foreignIds] : []
  }
}
