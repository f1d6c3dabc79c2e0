import { untrack } from 'svelte'
import { formatCount, formatMegabytes, formatNumber } from '#lib/charts/number-format.ts'
import { defaultModel } from '#lib/engine/catalog.ts'
import type { EngineStats } from '#lib/engine/llama/index.ts'
import { messages } from '#lib/messages/index.ts'
import type { Session } from '#lib/widgets/session/index.ts'

const words = messages.hood

/** What the engine did for this visit, in figures. */
export class HoodView {
  readonly words = words
  readonly file = defaultModel
  readonly #session: Session
  /** Figures are fetched from the worker only while somebody looks. */
  isOpen = $state(false)
  #stats = $state.raw<EngineStats>()

  constructor(session: Session) {
    this.#session = session
    $effect(() => {
      void session.calls.made
      void session.calls.saved
      if (this.isOpen) untrack(() => void this.#refresh())
    })
  }

  async #refresh(): Promise<void> {
    try {
      this.#stats = await this.#session.model.live?.stats()
    } catch {
      // The worker ended meanwhile; the model's status says so.
    }
  }

  get figures(): { name: string; value: string; more: string }[] {
    const { calls, memory } = this.#session
    const stats = this.#stats
    const { status } = this.#session.model
    if (!stats || status.state !== 'live') return []
    const perToken = stats.tokensComputed === 0 ? 0 : stats.forwardMs / stats.tokensComputed
    const engineMegabytes = formatMegabytes(stats.memoryBytes + stats.cacheBytes)
    return [
      { name: words.perToken, value: formatNumber(perToken, 1), more: words.milliseconds },
      {
        name: words.calls,
        value: formatCount(calls.made),
        more: words.saved(formatCount(calls.saved)),
      },
      {
        name: words.tokensComputed,
        value: formatCount(stats.tokensComputed),
        more: words.tokensReused(formatCount(stats.tokensReused)),
      },
      {
        name: words.memory,
        value: engineMegabytes,
        more: words.logits(formatMegabytes(memory.byteLength), formatCount(memory.size)),
      },
      {
        name: words.loaded,
        value: formatNumber(status.loadMilliseconds / 1000, 1),
        more: words.seconds,
      },
    ]
  }

  get check() {
    const { status } = this.#session.model
    if (status.state !== 'live') return undefined
    const { checks, milliseconds } = status.report
    return {
      line: words.passed(formatCount(checks.length), formatCount(Math.round(milliseconds))),
      rows: checks.map(({ text, tokens, expected, got, passed, kind }, i) => ({
        key: i,
        kind: words.kinds[kind],
        text,
        tokens: formatCount(tokens),
        expected,
        got: passed ? words.same : got,
      })),
    }
  }
}
