import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import { messages } from '#lib/messages/index.ts'
import { rank, type Chain, type Context } from '#lib/sampling/index.ts'
import { idsTo } from '#lib/state/context-tree.ts'
import { everydayChain } from '#lib/state/everyday-chain.ts'
import { contextOnView } from '#lib/state/step-context.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { keptBench } from '#lib/widgets/bench/kept-bench.ts'
import { useModel } from '#lib/widgets/model/index.ts'
import { fill, TOPICS, type StepOnView, type Topic } from './numbers.ts'

const words = messages.yourStep
const EXAMPLE = galleryPrompts.find(({ id }) => id === 'two-cities')!.text

type Place = { readonly ids: readonly number[]; readonly chain: Chain; readonly context: Context }
type Shown = {
  readonly step: StepOnView
  readonly from: string
  readonly kind: 'live' | 'recorded'
}

/** A topic's formula with the numbers of the reader's place on the Bench, or of an example. */
export class YourStepView {
  readonly words = words
  readonly topic: Topic
  readonly #model = useModel()
  #isSeen = $state(false)
  #shown = $state.raw<Shown>()
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

  get filled(): ReturnType<typeof fill> | undefined {
    return this.#shown && fill(this.topic, this.#shown.step)
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
    const { live, recorded } = this.#model
    const kept = placeOnBench()
    try {
      if (live && kept) this.#show(await live.forward(kept.ids), kept, words.yours, 'live')
      else {
        const engine = live ?? recorded!
        const ids = await engine.tokenize(EXAMPLE)
        const context = { contextIds: ids, promptLength: ids.length }
        const place = { ids, chain: everydayChain, context }
        const from = kept ? words.notKept : words.example
        this.#show(await engine.forward(ids), place, from, live ? 'live' : 'recorded')
      }
    } catch {
      this.#hasFailed = true
    }
  }

  #show(
    [{ logits }]: readonly { logits: Float32Array }[],
    { ids, chain, context }: Place,
    from: (text: string) => string,
    kind: 'live' | 'recorded',
  ): void {
    const speller = this.#model.speller!
    const text = new TextDecoder().decode(joined(ids.map((id) => speller.piece(id))))
    const nameOf = (id: number) => spokenToken(speller.piece(id))
    this.#shown = { step: { own: rank(logits), chain, context, nameOf }, from: from(text), kind }
  }
}

function placeOnBench(): Place | undefined {
  const bench = keptBench()?.visit.bench
  if (!bench) return undefined
  const ids = idsTo(bench.tree, bench.cursor)
  if (ids.length === 0) return undefined
  return { ids, chain: bench.chain, context: contextOnView(bench, bench.cursor, ids) }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]))
}
