import { dialects, fromRequest, toRequest, type Dialect } from '#lib/dialects/index.ts'
import { messages } from '#lib/messages/index.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import type { Session } from '#lib/widgets/session/index.ts'

const words = messages.settings
const forms = ['snippet', 'request'] as const

/** The chain written out for another program, and a request of such a program read as a chain. */
export class SettingsView {
  readonly words = words
  readonly dialects = dialects
  readonly forms = forms
  readonly #session: Session
  dialect = $state<Dialect>('openai')
  form = $state<(typeof forms)[number]>('snippet')
  pasted = $state('')
  #said = $state('')
  #remarks = $state.raw<readonly string[]>([])
  #copied = $state('')

  constructor(session: Session) {
    this.#session = session
  }

  readonly #written = $derived.by(() => {
    const { bench, model, tree, prompt } = this.#session
    const speller = model.speller
    const decoder = new TextDecoder()
    const text = speller
      ? idsTo(tree, prompt)
          .map((id) => decoder.decode(speller.piece(id), { stream: true }))
          .join('')
      : ''
    return toRequest(bench.chain, this.dialect, {
      prompt: text,
      seed: bench.seed,
      ...(speller
        ? { contextLength: speller.info.contextLength, endIds: speller.info.endIds }
        : {}),
    })
  })

  get name(): string {
    return words.names[this.dialect]
  }

  get code(): string {
    const { snippet, request } = this.#written
    return this.form === 'snippet' ? snippet : JSON.stringify(request, null, 2)
  }

  get warnings(): readonly string[] {
    return this.#written.warnings
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
      json = JSON.parse(this.pasted)
    } catch {
      this.#said = words.notJson
      return
    }
    try {
      const { chain, warnings } = fromRequest(json, this.dialect)
      this.#session.setChain(chain)
      this.#said = warnings.length > 0 ? words.loadedWith : words.loaded
      this.#remarks = warnings
    } catch (error) {
      const isShape = error instanceof TypeError
      this.#said = isShape ? words.notObject : words.refused(String((error as Error).message))
    }
  }
}
