import type { RowsCopy } from './key-value-rows.ts'

/** Where rows of keys and values live: those of the text in work, by position. */
export type RowStore = {
  readonly positionBytes: number
  copyOut(from: number, to: number): RowsCopy
  copyIn(copy: RowsCopy, from: number, to: number): void
}

/** Some rows of a text that was left for another, and all ids up to the last of them. */
type Segment = { ids: readonly number[]; rows: RowsCopy }

/** Texts are kept in segments that end at multiples of this, so that a text that grew by a token is not copied anew. */
const SEGMENT = 32

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
  readonly #segments = new Set<Segment>()

  /** @param budgetBytes most bytes that the copies of left texts may take */
  constructor(store: RowStore, budgetBytes: number) {
    this.#store = store
    this.#budgetBytes = budgetBytes
  }

  /** Bytes in copies of left texts. */
  get keptBytes(): number {
    let bytes = 0
    for (const { rows } of this.#segments) bytes += rows.bytes.length
    return bytes
  }

  /** Forgets the text in place and all that were left. */
  clear(): void {
    this.#ids = []
    this.#segments.clear()
  }

  /** Puts as many rows of a text in place as are known. Returns how many positions that is, from the start. */
  recall(ids: readonly number[]): number {
    let known = commonLength(this.#ids, ids)
    const chain = this.#chain(ids, known)
    if (chain.length === 0) return known
    // First, so that keeping the text that is left here drops others before these.
    chain.toReversed().forEach((segment) => this.#touch(segment))
    this.#leave(known)
    for (const { ids: its, rows } of chain) {
      const to = commonLength(its, ids)
      this.#store.copyIn(rows, known, to)
      known = to
    }
    this.#ids = ids.slice(0, known)
    return known
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

  /** Segments that lead on from the known beginning of a text, each from where the one before ends. */
  #chain(ids: readonly number[], known: number): Segment[] {
    const chain: Segment[] = []
    for (;;) {
      let longest: Segment | undefined
      const start = known
      for (const segment of this.#segments) {
        if (segment.rows.from > start || segment.rows.to <= known) continue
        const length = commonLength(segment.ids, ids)
        if (length > known) [longest, known] = [segment, length]
      }
      if (!longest) return chain
      chain.push(longest)
    }
  }

  /** Keeps the rows in place from a position on, as many as the budget allows. */
  #leave(from: number): void {
    const most = Math.floor(this.#budgetBytes / this.#store.positionBytes)
    const end = Math.min(this.#ids.length, from + most)
    const starts: number[] = []
    for (let at = from; at < end; at = nextEnd(at)) starts.push(at)
    // The last first: when room runs out, what hangs on a dropped segment is of no use.
    starts.reverse().forEach((start) => this.#keep(start, Math.min(nextEnd(start), end)))
    for (const segment of this.#segments) {
      if (this.keptBytes <= this.#budgetBytes) break
      this.#segments.delete(segment)
    }
  }

  /** Keeps the rows of positions from … to − 1, unless they are kept already. */
  #keep(from: number, to: number): void {
    const ids = this.#ids.slice(0, to)
    for (const segment of this.#segments) {
      const { rows } = segment
      if (rows.from <= from && rows.to >= to && commonLength(segment.ids, ids) === to) {
        this.#touch(segment)
        return
      }
      const isPart = rows.from >= from && rows.to <= to
      if (isPart && commonLength(segment.ids, ids) === rows.to) this.#segments.delete(segment)
    }
    this.#segments.add({ ids, rows: this.#store.copyOut(from, to) })
  }

  #touch(segment: Segment): void {
    this.#segments.delete(segment)
    this.#segments.add(segment)
  }
}

function nextEnd(position: number): number {
  return position - (position % SEGMENT) + SEGMENT
}

/** How many ids two texts share from the start. */
function commonLength(a: readonly number[], b: readonly number[]): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a[length] === b[length]) length++
  return length
}
