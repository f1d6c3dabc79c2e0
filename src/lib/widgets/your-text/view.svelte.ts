import {
  formatCount,
  formatNumber,
  formatPerplexity,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Ranking } from '#lib/sampling/index.ts'
import {
  depthOf,
  isOnPath,
  nextOnPath,
  pathTo,
  ROOT,
  type NodeId,
} from '#lib/state/context-tree.ts'
import { branchesOf } from '#lib/state/branches.ts'
import { expectedness, summarize, type TokenScore } from '#lib/state/token-score.ts'
import { spokenToken } from '#lib/text/token-parts.ts'
import { Aftermath } from '#lib/ui/aftermath.svelte.ts'
import { NumberField } from '#lib/ui/number-field.svelte.ts'
import { typedNumber } from '#lib/ui/typed-number.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { roomLeft, type Room } from './room.ts'

const words = messages.text
/** Tokens of a branch that are enough to know it again. */
const GLIMPSE = 5
/** Alternatives that a token's card lists. */
const ALTERNATIVES = 3
/** Tokens that one press of "Run" may write. */
const LONGEST_RUN = 2048

export type ShownToken = {
  node: NodeId
  /** The place before it: what a click puts on view. */
  before: NodeId
  bytes: Uint8Array
  isSpecial: boolean
  isPrompt: boolean
  breaksLine: boolean
  /** 1 expected to 5 surprising; undefined: not scored. */
  step: 1 | 2 | 3 | 4 | 5 | undefined
  label: string
}

export type Card = {
  by: string
  score: { probability: string; rank: string; surprisal: string } | undefined
  instead: { bytes: Uint8Array; probability: string }[]
}

/** A continuation that was left, as the list of branches shows it. */
type ShownBranch = {
  tip: NodeId
  place: string
  first: Uint8Array[]
  more: string
  label: string
}

export const speeds = [
  { id: 'full', pause: 0 },
  { id: 'steady', pause: 250 },
  { id: 'slow', pause: 1000 },
] as const

/** The text so far, token by token, and the moves that continue it. */
export class YourTextView {
  readonly words = words
  readonly #session: Session
  #runLength = $state(20)
  readonly runCount = new NumberField({
    value: () => this.#runLength,
    set: (count) => (this.#runLength = count),
    parse: runLengthIn,
    write: String,
  })
  speed = $state<(typeof speeds)[number]['id']>('full')
  own = $state('')
  #refused = $state.raw<{ own: string; problem: string }>()
  #isWriting = false
  #focused = $state<NodeId>()
  readonly #aftermath = new Aftermath(() => this.isRunning)

  constructor(session: Session) {
    this.#session = session
  }

  readonly tokens: readonly ShownToken[] = $derived.by(() => this.#tokens())

  readonly #scored: readonly TokenScore[] = $derived.by(() => {
    const { tree, tip, prompt, scores } = this.#session
    return pathTo(tree, tip)
      .slice(depthOf(tree, prompt))
      .flatMap((node) => scores.get(node) ?? [])
  })

  readonly branches: readonly ShownBranch[] = $derived.by(() => {
    const { tree, prompt, tip, model } = this.#session
    const speller = model.speller
    if (!speller) return []
    return branchesOf({ tree, prompt, tip }).map(({ from, tip, nodes }) => {
      const first = nodes.slice(0, GLIMPSE).map((node) => speller.piece(tree.nodes[node].tokenId))
      const step = formatCount(depthOf(tree, from) - depthOf(tree, prompt) + 1)
      const more = nodes.length - first.length
      return {
        tip,
        place: words.fromStep(step),
        first,
        more: more > 0 ? words.moreTokens(formatCount(more)) : '',
        label: words.pickUpBranch(step, first.map((bytes) => spokenToken(bytes)).join(' ')),
      }
    })
  })

  /** The token that stands at the step on view; undefined at the end of the text. */
  get selected(): NodeId | undefined {
    const { tree, cursor, tip } = this.#session
    return nextOnPath(tree, cursor, tip)
  }

  /** The one token that the Tab key comes to: the last that had the focus, or that of the step on view, or the last of all. */
  readonly tabStop: NodeId | undefined = $derived.by(() => {
    const { tree, tip } = this.#session
    if (tip === ROOT) return undefined
    const focused = this.#focused
    if (focused !== undefined && isOnPath(tree, focused, tip)) return focused
    return this.selected ?? tip
  })

  /** Remembers which token has the focus. */
  focus({ node }: ShownToken): void {
    this.#focused = node
  }

  get isAtEnd(): boolean {
    return this.#session.cursor === this.#session.tip
  }

  get stepLine(): string {
    const { tree, prompt, cursor, tip } = this.#session
    const written = depthOf(tree, tip) - depthOf(tree, prompt)
    const step = depthOf(tree, cursor) - depthOf(tree, prompt) + 1
    if (this.isAtEnd || step < 1) return ''
    return words.step(formatCount(step), formatCount(written))
  }

  get summary() {
    const { tree, prompt } = this.#session
    const scored = this.#scored
    const { logProb, bits, perplexity } = summarize(scored)
    const some = scored.length > 0
    return {
      logProb: some ? formatNumber(logProb) : '–',
      bits: some ? formatNumber(bits, 1) : '–',
      perplexity: some ? formatPerplexity(perplexity) : '–',
      tokens: formatCount(scored.length),
      prompt: formatCount(depthOf(tree, prompt)),
    }
  }

  /** What stands in the way of the next token, or is worth knowing before it. */
  get notice(): string | undefined {
    const { scoring, isFull, gap, trace, contextLength, endIds, model } = this.#session
    const { tree, tip, prompt, progress } = this.#session
    if (this.#refused?.own === this.own) return this.#refused.problem
    const { isRefused, hasStayed, written } = this.runCount
    if (isRefused) return words.runCountProblem(formatCount(LONGEST_RUN))
    if (hasStayed) return words.runCountStays(formatCount(LONGEST_RUN), written)
    if (scoring) return words.scoring(formatCount(scoring.done), formatCount(scoring.total))
    if (this.canScoreAgain) return words.notScored
    if (isFull) return words.full(formatCount(contextLength))
    const last = tip === ROOT ? undefined : tree.nodes[tip].tokenId
    if (this.isAtEnd && tip !== prompt && last !== undefined && endIds.includes(last)) {
      return words.ended
    }
    if (!trace && gap === 'needs-model') {
      return model.isLoading ? words.waits : words.needsModel(model.wayToRun)
    }
    if (!trace && progress) {
      return words.reading(formatCount(progress.done), formatCount(progress.total))
    }
    return trace && tip === prompt ? words.nothing : undefined
  }

  /** What is left of the model's context, where that is worth knowing. */
  get room(): Room | undefined {
    const { tree, cursor, contextLength, model } = this.#session
    return roomLeft(depthOf(tree, cursor), contextLength, model.live ? this.#runLength : 0)
  }

  /** Whether the model is reading a text that takes a while, and there is one to go back to. */
  get canCancel(): boolean {
    return this.#session.progress !== undefined && this.canUndo
  }

  /** Whether the model failed to score what is written. */
  get canScoreAgain(): boolean {
    return this.#session.scoringFailed
  }

  get canDraw(): boolean {
    return this.#session.canDraw
  }

  get canUndo(): boolean {
    return this.#session.bench.past.length > 0
  }

  get canRedo(): boolean {
    return this.#session.bench.future.length > 0
  }

  get isRunning(): boolean {
    return this.#session.isRunning
  }

  get canWrite(): boolean {
    return this.#session.model.live !== undefined && !this.#session.isFull
  }

  sample = () => void this.#session.sample()
  greedy = () => void this.#session.greedy()
  undo = () => void this.#session.undo()
  redo = () => void this.#session.redo()
  scoreAgain = () => this.#session.scoreAgain()
  pickUp = ({ tip }: Pick<ShownBranch, 'tip'>) => void this.#session.pickUp(tip)
  toEnd = () => void this.#session.lookAt(this.#session.bench.tip)

  /** Whether the button that runs and stops says "Stop". */
  get saysStop(): boolean {
    return this.isRunning || this.#aftermath.isOn
  }

  toggleRun = () => {
    if (this.isRunning) this.stop()
    else if (!this.#aftermath.isOn) this.#run()
  }

  stop = () => {
    this.#aftermath.skip()
    this.#session.stop()
  }

  #run(): void {
    this.runCount.forget()
    const { pause } = speeds.find(({ id }) => id === this.speed)!
    void this.#session.run(this.#runLength, pause)
  }

  lookAt(token: ShownToken): void {
    if (token.before !== ROOT) void this.#session.lookAt(token.before)
  }

  /** Splits the reader's own continuation into tokens, puts it into the text and scores it. */
  async write(): Promise<void> {
    const { live } = this.#session.model
    const { own } = this
    if (!live || own === '' || this.#isWriting) return
    this.#isWriting = true
    try {
      const ids = await live.tokenize(own)
      const { tree, cursor } = this.#session.bench
      const room = live.info.contextLength - depthOf(tree, cursor)
      if (ids.length > room) {
        this.#refused = { own, problem: words.noRoom(formatCount(ids.length), formatCount(room)) }
        return
      }
      if (this.own === own) this.own = ''
      void this.#session.writeOwn(ids)
    } catch {
      // The worker ended: the model's status says so, and the words are still in the field.
    } finally {
      this.#isWriting = false
    }
  }

  /** What is known of a token: how the model saw it, how it came here, and what it stood against. */
  card(token: ShownToken): Card {
    const { bench, scores, model, recall } = this.#session
    const own = token.before === ROOT ? undefined : recall(token.before)
    const score = scores.get(token.node)
    const { tokenId } = bench.tree.nodes[token.node]
    return {
      by: byWords(this.#session, token.node),
      score: score && {
        probability: formatProbability(score.probability),
        rank: formatCount(score.rank),
        surprisal: `${formatNumber(-score.logProb / Math.LN2)} ${words.bits}`,
      },
      instead: own ? alternatives(own, tokenId, (id) => model.speller!.piece(id)) : [],
    }
  }

  #tokens(): ShownToken[] {
    const { tree, prompt, tip, scores, model } = this.#session
    const speller = model.speller
    if (!speller) return []
    return pathTo(tree, tip).map((node) => {
      const { tokenId, parent } = tree.nodes[node]
      const bytes = speller.piece(tokenId)
      const isSpecial = speller.info.specialIds.includes(tokenId)
      const isPrompt = isOnPath(tree, node, prompt)
      const score = scores.get(node)
      return {
        node,
        before: parent,
        bytes,
        isSpecial,
        isPrompt,
        breaksLine: bytes.includes(0x0a),
        step: isPrompt || !score ? undefined : expectedness(score.probability),
        label: labelOf(spokenToken(bytes, isSpecial), isPrompt, parent, score),
      }
    })
  }
}

function runLengthIn(text: string): number | undefined {
  const count = typedNumber(text, true)
  return count !== undefined && count >= 1 && count <= LONGEST_RUN ? count : undefined
}

function labelOf(
  spoken: string,
  isPrompt: boolean,
  parent: NodeId,
  score: TokenScore | undefined,
): string {
  if (parent === ROOT) return words.first(spoken)
  if (isPrompt) return words.promptToken(spoken)
  if (!score) return words.unscored(spoken)
  return words.token(spoken, formatProbability(score.probability), formatCount(score.rank))
}

function byWords({ bench }: Session, node: NodeId): string {
  const move = bench.moves.get(node)
  if (isOnPath(bench.tree, node, bench.prompt) || !move) return words.by.prompt
  if (move.by !== 'sample') return words.by[move.by]
  return words.by.sample(formatNumber(move.dart.u, 3), formatCount(move.dart.attempt + 1))
}

function alternatives(own: Ranking, tokenId: number, piece: (id: number) => Uint8Array) {
  return [...own.idByRank.subarray(0, ALTERNATIVES + 1)]
    .filter((id) => id !== tokenId)
    .slice(0, ALTERNATIVES)
    .map((id) => ({ bytes: piece(id), probability: formatProbability(own.probabilityOf(id)) }))
}
