import { EngineError } from '../types.ts'
import type { Shape } from './shape.ts'

const PAGE = 65536

/** Grows a memory until it holds `bytes`. @throws EngineError 'out-of-memory' when the machine gives no more */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / PAGE)
  if (missing <= 0) return
  try {
    memory.grow(missing)
  } catch {
    throw new EngineError('out-of-memory', `No memory for ${Math.ceil(bytes / 2 ** 20)} MiB.`)
  }
}

/** The keys and values of positions from … to − 1, away from their place. */
export type RowsCopy = { from: number; to: number; bytes: Uint8Array }

/**
 * The keys and values of each position, at the end of the model's memory. They are kept in chunks of positions:
 * [chunk][layer][keys, values][position][kvHeads · headSize], f32. A longer text adds a chunk; nothing is moved.
 */
export class KeyValueRows {
  /** Bytes from one chunk to the next. */
  readonly chunkBytes: number
  /** Bytes of all layers' keys and values of one position. */
  readonly positionBytes: number
  readonly #memory: WebAssembly.Memory
  readonly #at: number
  readonly #rowBytes: number
  readonly #perChunk: number
  readonly #slabs: number

  /** @param at where the first chunk begins; all memory from there on belongs to the rows */
  constructor(memory: WebAssembly.Memory, at: number, shape: Shape, positionsPerChunk: number) {
    this.#memory = memory
    this.#at = at
    this.#perChunk = positionsPerChunk
    this.#rowBytes = shape.kvHeads * shape.headSize * 4
    // One slab holds the keys, or the values, of one layer.
    this.#slabs = shape.layers * 2
    this.positionBytes = this.#slabs * this.#rowBytes
    this.chunkBytes = this.positionBytes * positionsPerChunk
  }

  /** Makes room for positions 0 … count − 1. @throws EngineError 'out-of-memory' */
  reserve(count: number): void {
    growTo(this.#memory, this.#at + Math.ceil(count / this.#perChunk) * this.chunkBytes)
  }

  /** Where a layer's keys begin in the first chunk; its values follow. */
  layer(layer: number): number {
    return this.#at + layer * 2 * this.#rowBytes * this.#perChunk
  }

  keyRow(layer: number, position: number): number {
    return this.#row(layer * 2, position)
  }

  valueRow(layer: number, position: number): number {
    return this.#row(layer * 2 + 1, position)
  }

  /** A copy of the rows of positions from … to − 1: [layer][keys, values][position]. */
  copyOut(from: number, to: number): RowsCopy {
    const bytes = new Uint8Array((to - from) * this.positionBytes)
    const copy = { from, to, bytes }
    const memory = new Uint8Array(this.#memory.buffer)
    this.#eachRun(copy, from, to, (row, at, length) => {
      bytes.set(memory.subarray(row, row + length), at)
    })
    return copy
  }

  /** Puts the rows of positions from … to − 1 back where they were copied from. */
  copyIn(copy: RowsCopy, from: number, to: number): void {
    const memory = new Uint8Array(this.#memory.buffer)
    this.#eachRun(copy, from, to, (row, at, length) => {
      memory.set(copy.bytes.subarray(at, at + length), row)
    })
  }

  #row(slab: number, position: number): number {
    const chunk = Math.floor(position / this.#perChunk)
    const row = slab * this.#perChunk + (position % this.#perChunk)
    return this.#at + chunk * this.chunkBytes + row * this.#rowBytes
  }

  /** Visits the rows that lie together, in memory and in a copy: those of one slab in one chunk. */
  #eachRun(
    copy: RowsCopy,
    from: number,
    to: number,
    visit: (row: number, at: number, length: number) => void,
  ): void {
    for (let slab = 0; slab < this.#slabs; slab++) {
      let position = from
      while (position < to) {
        const next = Math.min(to, position - (position % this.#perChunk) + this.#perChunk)
        const index = slab * (copy.to - copy.from) + position - copy.from
        const length = (next - position) * this.#rowBytes
        visit(this.#row(slab, position), index * this.#rowBytes, length)
        position = next
      }
    }
  }
}
