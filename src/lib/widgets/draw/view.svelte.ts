import { decimalsApart, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import { draw, runRanking } from '#lib/sampling/index.ts'
import { dartOnView, taken } from '#lib/state/bench.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { SeedField } from '#lib/ui/seed-field.svelte.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { benchPicture, type PictureContext } from '#lib/widgets/picture/index.ts'
import { untrack } from 'svelte'
import { rulersOf, type Piece, type Ruler } from './pieces.ts'
import { ticksOf, type Tick } from './ticks.ts'

const words = messages.draw
/** Borders joined between the rulers: more lines than this are a blur. */
const MOST_LINES = 24
/** Narrower pieces carry no name. */
const LEAST_NAMED = 0.13
/** Of u and the ends of the piece it falls into; more where these would not tell them apart. */
const LEAST_DECIMALS = 3

/** A share of a ruler's width, finer than any screen. */
const place = (share: number) => Number(share.toFixed(5))

/** The draw: two rulers and the dart. */
export class DrawView {
  readonly words = words
  readonly #session: Session
  readonly seed: SeedField
  /** Of the rulers, in pixels. */
  width = $state(480)

  constructor(session: Session) {
    this.#session = session
    this.seed = new SeedField(
      () => session.bench.seed,
      (seed) => session.setSeed(seed),
    )
    $effect(() => {
      void session.cursor
      untrack(() => this.seed.forget())
    })
  }

  /** What is wrong with the seed in its field, or was when that was left. */
  get seedProblem(): string | undefined {
    if (this.seed.isRefused) return words.seedProblem
    if (!this.seed.hasStayed) return undefined
    return `${words.seedProblem} ${messages.controls.stays(this.seed.written)}`
  }

  readonly rulers = $derived.by(() => {
    const { trace } = this.#session
    return trace && rulersOf(trace)
  })

  readonly #decimals = $derived.by(() => {
    const { hit, dart } = this
    return decimalsApart(hit && dart ? [0, hit.from, dart.u, hit.to, 1] : [], LEAST_DECIMALS)
  })

  get dart() {
    return dartOnView(this.#session.bench)
  }

  get hit() {
    return this.#session.hit
  }

  get attempt(): string | undefined {
    return this.dart && words.attempt(String(this.dart.attempt + 1))
  }

  /** The borders between the pieces of a ruler, as one path on a square of 1 by 1. */
  borders(ruler: Ruler | undefined): string {
    return (ruler?.pieces ?? []).map(({ to }) => `M${place(to)} 0V1`).join('')
  }

  /** From each border of the model's own ruler to where it went on the shaped one, as one path. */
  get joins(): string {
    if (!this.rulers) return ''
    const { own, shaped } = this.rulers
    return own.pieces
      .slice(0, MOST_LINES)
      .map(({ to }, i) => `M${place(to)} 0L${place(shaped.pieces[i].to)} 1`)
      .join('')
  }

  /** The pieces with room for a name; the one that was hit has its own. */
  get named(): Piece[] {
    const pieces = this.rulers?.shaped.pieces ?? []
    return pieces.filter(({ rank, from, to }) => this.isNamed(from, to) && rank !== this.hit?.rank)
  }

  get cutAt(): number | undefined {
    return this.rulers?.own.removed?.from
  }

  get removed(): string | undefined {
    const { trace } = this.#session
    if (!trace || this.cutAt === undefined) return undefined
    return words.removed(formatProbability(Math.max(0, 1 - trace.own.massOf(trace.final))))
  }

  isNamed(from: number, to: number): boolean {
    return to - from >= LEAST_NAMED
  }

  bytes(id: number): Uint8Array {
    return this.#session.model.speller?.piece(id) ?? new Uint8Array()
  }

  number(value: number): string {
    return formatNumber(value, value === 0 || value === 1 ? 0 : this.#decimals)
  }

  get ticks(): Tick[] {
    if (!this.hit) return []
    const { from, to } = this.hit
    return ticksOf(this.hit, { from: this.number(from), to: this.number(to) }, this.width)
  }

  /** Whether tokens come faster than a dart could be seen to move. */
  get isRunning(): boolean {
    return this.#session.isRunning
  }

  /** The token taken here, where the settings have changed since and the same dart would take another. */
  get tookOther(): number | undefined {
    const next = taken(this.#session.bench)
    return this.dart?.fallen && next && next.tokenId !== this.hit?.id ? next.tokenId : undefined
  }

  /** What the same dart would hit without the settings, where that is another token. */
  readonly without: number | undefined = $derived.by(() => {
    const { trace } = this.#session
    if (!trace || !this.dart || !this.hit) return undefined
    const own = runRanking(trace.own, [], trace.context)
    const { id } = draw(own, this.dart.u)
    return id === this.hit.id ? undefined : id
  })

  /** Where the dart falls, in a sentence. */
  get summary(): string {
    const { dart, hit } = this
    if (!dart || !hit) return this.rulers ? words.byHand : ''
    const { id, from, to } = hit
    const token = spokenToken(this.bytes(id))
    return `${words.u(this.number(dart.u))} ${token}${words.share(this.number(from), this.number(to))}`
  }

  get picture(): PictureContext {
    return benchPicture(this.#session, this.summary)
  }

  newDart(): void {
    this.#session.newDart()
  }

  get canThrow(): boolean {
    return this.#session.trace !== undefined
  }
}
