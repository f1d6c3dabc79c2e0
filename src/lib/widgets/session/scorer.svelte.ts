import type { Ranking } from '#lib/sampling/index.ts'
import type { Bench } from '#lib/state/bench.ts'
import { depthOf, pathTo, type NodeId } from '#lib/state/context-tree.ts'
import { READ_AT_ONCE } from '#lib/state/read-text.ts'
import { scoreToken, type TokenScore } from '#lib/state/token-score.ts'
import type { ModelView } from '#lib/widgets/model/index.ts'

/** The model's own distributions at the places of neighboring tokens. */
type OwnAt = (nodes: readonly NodeId[]) => Promise<Ranking[]>

/** Keeps how the model itself saw each token of the text, and finds it out where a token came without it. */
export class Scorer {
  readonly #model: ModelView
  readonly #bench: () => Bench
  readonly #ownAt: OwnAt
  #scores = $state.raw<ReadonlyMap<NodeId, TokenScore>>(new Map())
  #progress = $state.raw<{ done: number; total: number }>()
  #hasFailed = $state(false)

  constructor(model: ModelView, bench: () => Bench, ownAt: OwnAt) {
    this.#model = model
    this.#bench = bench
    this.#ownAt = ownAt
  }

  get scores(): ReadonlyMap<NodeId, TokenScore> {
    return this.#scores
  }

  /** How many tokens have been scored; undefined while none are. */
  get progress(): { done: number; total: number } | undefined {
    return this.#progress
  }

  /** Whether tokens in sight have no score because the model, which is there, did not give what it takes. */
  get hasFailed(): boolean {
    return this.#hasFailed && this.#model.live !== undefined && this.#unscored().length > 0
  }

  /** Scores a token whose place has been read. */
  score(node: NodeId, own: Ranking, id: number): void {
    if (!this.#scores.has(node)) this.#scores = new Map(this.#scores).set(node, scoreToken(own, id))
  }

  /** Scores the tokens in sight that have no score yet from the distributions before them, some places at a time. */
  async scoreText(): Promise<void> {
    if (this.#progress) return
    this.#hasFailed = false
    try {
      let done = 0
      for (;;) {
        const unscored = this.#unscored()
        if (!this.#model.live || unscored.length === 0) break
        this.#progress = { done, total: done + unscored.length }
        const batch = unscored.slice(0, READ_AT_ONCE)
        const { nodes } = this.#bench().tree
        const own = await this.#ownAt(batch)
        batch.forEach((node, i) => this.score(node, own[i], nodes[node].tokenId))
        done += batch.length
      }
    } catch {
      this.#hasFailed = true
    } finally {
      this.#progress = undefined
    }
  }

  #unscored(): NodeId[] {
    const { tree, prompt, tip } = this.#bench()
    return pathTo(tree, tip)
      .slice(depthOf(tree, prompt))
      .filter((node) => !this.#scores.has(node))
  }
}
