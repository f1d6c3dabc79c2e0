import type { Provenance } from '#lib/engine/types.ts'
import type { NodeId } from './context-tree.ts'

/** The logits that follow a place in the tree, shape [V], and where they come from. */
type Remembered = { readonly logits: Float32Array; readonly provenance: Provenance }

/** Most places remembered: 31 MB of them, enough for a long run and for four lanes of forty tokens. */
const REMEMBERED_PLACES = 160

/**
 * The logits of the places visited last, so that going back, undoing and changing a setting need no model call.
 * The least recently used go first.
 */
export class LogitsMemory {
  readonly #byNode = new Map<NodeId, Remembered>()
  readonly #capacity: number

  /** @param capacity most places remembered; each takes 4·V bytes */
  constructor(capacity = REMEMBERED_PLACES) {
    this.#capacity = capacity
  }

  get size(): number {
    return this.#byNode.size
  }

  /** Bytes of all logits remembered. */
  get byteLength(): number {
    let bytes = 0
    for (const { logits } of this.#byNode.values()) bytes += logits.byteLength
    return bytes
  }

  get(node: NodeId): Remembered | undefined {
    const found = this.#byNode.get(node)
    if (found) this.#touch(node, found)
    return found
  }

  set(node: NodeId, remembered: Remembered): void {
    this.#touch(node, remembered)
    if (this.#byNode.size > this.#capacity) {
      const oldest = this.#byNode.keys().next().value
      if (oldest !== undefined) this.#byNode.delete(oldest)
    }
  }

  #touch(node: NodeId, remembered: Remembered): void {
    this.#byNode.delete(node)
    this.#byNode.set(node, remembered)
  }
}
