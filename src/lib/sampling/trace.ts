import type { Notes } from './outcome.ts'
import type { Ranking } from './ranking.ts'
import type { Chain, Context, Params, ProcessorId } from './types.ts'

/** What one step did to the distribution before it. Arrays by id are made when first asked for. */
export class Stage {
  readonly id: ProcessorId
  /** As given, with the defaults filled in. */
  readonly params: Params
  readonly enabled: boolean
  readonly before: Ranking
  readonly after: Ranking
  /** Numbers that the formula was filled with in this step. */
  readonly notes: Notes
  #logits: Float32Array | undefined
  #keptMass: number | undefined

  constructor(step: Pick<Stage, 'id' | 'params' | 'enabled' | 'before' | 'after' | 'notes'>) {
    this.id = step.id
    this.params = step.params
    this.enabled = step.enabled
    this.before = step.before
    this.after = step.after
    this.notes = step.notes
  }

  /** The logits after it, shape [V], nats; −Infinity = removed, here or earlier. */
  get logits(): Float32Array {
    return (this.#logits ??= this.after.toLogits())
  }

  get keptCount(): number {
    return this.after.count
  }

  /** The mass that it kept of the distribution it was given: 1 when it removed nothing. */
  get keptMass(): number {
    return (this.#keptMass ??= this.before.massOf(this.after))
  }

  get noEffect(): boolean {
    return this.before === this.after
  }

  /** Ids that this step removed, most probable first. */
  removedIds(): Uint32Array {
    return this.before.idsMissingIn(this.after)
  }
}

/**
 * What each step of a chain did with one distribution, and the distribution it ended in. Nothing is
 * computed twice; what nobody asks for is not computed at all.
 */
export class Trace {
  readonly context: Context
  /** The model's own distribution, before any step. */
  readonly own: Ranking
  /** The shaped distribution, after the last step: the one to draw from. */
  readonly final: Ranking
  /** One for each step of the chain, in its order. */
  readonly stages: readonly Stage[]
  #finalLogits: Float32Array | undefined
  #idByRank: Uint32Array | undefined
  #probabilityByRank: Float64Array | undefined

  constructor(own: Ranking, stages: readonly Stage[], context: Context) {
    this.own = own
    this.stages = stages
    this.context = context
    this.final = stages.at(-1)?.after ?? own
  }

  get chain(): Chain {
    return this.stages
  }

  /** Shape [V], nats; −Infinity = removed. */
  get finalLogits(): Float32Array {
    return (this.#finalLogits ??= this.stages.at(-1)?.logits ?? this.own.toLogits())
  }

  /**
   * Shape [V]: the kept tokens by final probability, then the removed ones in the model's own
   * order.
   */
  get idByRank(): Uint32Array {
    return (this.#idByRank ??= keptThenRemoved(this.own, this.final))
  }

  get keptCount(): number {
    return this.final.count
  }

  /**
   * Product of what each stage kept: the mass of the tokens left, before they were scaled up to 1.
   */
  get keptMass(): number {
    return this.stages.reduce((mass, stage) => mass * stage.keptMass, 1)
  }

  /** Final probabilities, shape [keptCount]; whatever ranks lower has probability 0. */
  get probabilityByRank(): Float64Array {
    if (!this.#probabilityByRank) {
      const { weightByRank, total, count } = this.final
      this.#probabilityByRank = new Float64Array(count)
      for (let rank = 0; rank < count; rank++)
        this.#probabilityByRank[rank] = weightByRank[rank] / total
    }
    return this.#probabilityByRank
  }

  /** Index of the stage that removed a token; −1 when it is kept or was never there. */
  removedBy(id: number): number {
    return this.stages.findIndex(
      ({ before, after }) => before.rankOf(id) >= 0 && after.rankOf(id) < 0,
    )
  }
}

function keptThenRemoved(own: Ranking, final: Ranking): Uint32Array {
  if (final.idByRank === own.idByRank || final.count === own.vocabSize) return final.idByRank
  const ids = new Uint32Array(own.vocabSize)
  ids.set(final.idByRank.subarray(0, final.count))
  let rank = final.count
  for (const id of own.idByRank) if (final.rankOf(id) < 0) ids[rank++] = id
  return ids
}
