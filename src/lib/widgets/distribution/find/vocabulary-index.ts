import type { Engine } from '#lib/engine/types.ts'
import { inStretches } from './in-stretches.ts'
import { matchOf, MATCHES } from './match.ts'
import { byteString, fold, type Query } from './query.ts'

/** Every token of the vocabulary as it is searched. Made once, in stretches: the page stays usable meanwhile. */
export class VocabularyIndex {
  readonly #bytesById: readonly string[]
  readonly #foldedById: readonly string[]

  private constructor(bytesById: readonly string[], foldedById: readonly string[]) {
    this.#bytesById = bytesById
    this.#foldedById = foldedById
  }

  static async of(speller: Pick<Engine, 'piece' | 'info'>): Promise<VocabularyIndex> {
    const bytesById: string[] = []
    const foldedById: string[] = []
    const decoder = new TextDecoder()
    await inStretches(speller.info.vocabSize, (id) => {
      const piece = speller.piece(id)
      bytesById.push(byteString(piece))
      foldedById.push(fold(decoder.decode(piece)))
    })
    return new VocabularyIndex(bytesById, foldedById)
  }

  /**
   * How each token answers a query, in stretches too.
   *
   * @returns shape [V], by id: the place in {@link MATCHES}, from 1; 0 = no match
   * @throws the signal's reason, as soon as it is aborted
   */
  async search(query: Query, signal?: AbortSignal): Promise<Uint8Array> {
    const matches = new Uint8Array(this.#bytesById.length)
    await inStretches(
      matches.length,
      (id) => {
        const spelling = { id, bytes: this.#bytesById[id], folded: this.#foldedById[id] }
        const match = matchOf(spelling, query)
        if (match) matches[id] = 1 + MATCHES.indexOf(match)
      },
      signal,
    )
    return matches
  }
}
