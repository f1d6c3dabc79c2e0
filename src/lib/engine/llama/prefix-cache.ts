/** Where rows of keys and values live: those of the text in work, by position. */
export type RowStore = {
  readonly positionBytes: number
  copyOut(from: number, to: number): Uint8Array
  copyIn(copy: Uint8Array, from: number, to: number): void
}

/** The rows of a text that was left for another, from the position where they parted. */
type Branch = { ids: readonly number[]; from: number; rows: Uint8Array }

/**
 * Remembers which text the rows of keys and values belong to, and keeps the ends of texts that were left.
 *
 * The rows of a position depend on the ids up to it and on nothing else, so two texts share those of their common
 * beginning. Going back costs nothing; rows are copied only when a new branch overwrites an old one, and copied back when
 * the old one is taken up again.
 */
export class PrefixCache {
  readonly #store: RowStore
  readonly #budgetBytes: number
  /** The text whose rows are in place. */
  #ids: number[] = []
  /** Least recently used first. */
  #branches: Branch[] = []

  /** @param budgetBytes most bytes that the copies of left branches may take */
  constructor(store: RowStore, budgetBytes: number) {
    this.#store = store
    this.#budgetBytes = budgetBytes
  }

  /** Bytes in copies of left branches. */
  get keptBytes(): number {
    return this.#branches.reduce((sum, branch) => sum + branch.rows.length, 0)
  }

  /** Forgets the text in place and all branches. */
  clear(): void {
    this.#ids = []
    this.#branches = []
  }

  /** Puts as many rows of a text in place as are known. Returns how many positions that is, from the start. */
  recall(ids: readonly number[]): number {
    let known = commonLength(this.#ids, ids)
    for (;;) {
      const branch = this.#longest(ids, known)
      if (!branch) return known
      const to = commonLength(branch.ids, ids)
      // First, so that keeping the text that is left here drops others before this one.
      this.#touch(branch)
      this.#leave(known)
      this.#store.copyIn(
        branch.rows.subarray((known - branch.from) * this.#store.positionBytes),
        known,
        to,
      )
      this.#ids = ids.slice(0, to)
      known = to
    }
  }

  /** To be called before rows from a position on are written: what stands there is copied out first. */
  prepare(position: number): void {
    this.#leave(position)
    this.#ids.length = Math.min(this.#ids.length, position)
  }

  /** Says that the rows of these ids now stand after those that were in place. */
  append(ids: readonly number[]): void {
    this.#ids.push(...ids)
  }

  /** The branch that knows most of a text beyond `known` and can be joined there. */
  #longest(ids: readonly number[], known: number): Branch | undefined {
    let best: Branch | undefined
    let most = known
    for (const branch of this.#branches) {
      const length = branch.from <= known ? commonLength(branch.ids, ids) : 0
      if (length > most) {
        best = branch
        most = length
      }
    }
    return best
  }

  /** Keeps the rows in place from a position on, as many as the budget allows. */
  #leave(from: number): void {
    const most = Math.floor(this.#budgetBytes / this.#store.positionBytes)
    const to = Math.min(this.#ids.length, from + most)
    if (to <= from) return
    const ids = this.#ids.slice(0, to)
    const keeper = this.#branches.find(
      (one) => one.from <= from && commonLength(one.ids, ids) === to,
    )
    if (keeper) {
      this.#touch(keeper)
      return
    }
    const isCovered = (one: Branch): boolean =>
      one.from >= from && commonLength(one.ids, ids) === one.ids.length
    this.#branches = this.#branches.filter((one) => !isCovered(one))
    this.#branches.push({ ids, from, rows: this.#store.copyOut(from, to) })
    while (this.keptBytes > this.#budgetBytes) this.#branches.shift()
  }

  #touch(branch: Branch): void {
    this.#branches = [...this.#branches.filter((one) => one !== branch), branch]
  }
}

/** How many ids two texts share from the start. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length++
  return length
}
