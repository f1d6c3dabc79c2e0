import type { Engine } from '#lib/engine/types.ts'
import { rank, type Ranking } from '#lib/sampling/index.ts'
import type { BenchState } from '#lib/widgets/figure/index.ts'

/** What a claim is measured with: the model's own distributions. */
export type ModelReader = {
  /** The ids of a text. */
  tokenize(text: string): Promise<readonly number[]>
  /** The distribution after a text. */
  after(text: string): Promise<Ranking>
  /** The distributions before each token of a text but the first, with that token. */
  along(text: string): Promise<readonly { own: Ranking; id: number }[]>
}

/**
 * A number that the text states, and how to find it out. The text says the numbers in the words that `measure` gives:
 * a test compares the two, and "Check it" shows them side by side.
 */
export type Claim = {
  /** Whether it follows from a formula alone; else it is about the model. */
  readonly isExact?: true
  /** The numbers as the text writes them, in its order. */
  readonly measure: (model: ModelReader) => Promise<readonly string[]>
  /** Where to see it on the Bench. */
  readonly bench?: BenchState
}

/** A chapter's claims by id. */
export type Claims = Readonly<Record<string, Claim>>

/** Positions read in one call: their logits are in memory together, 196 kB each. */
const READ_AT_ONCE = 16

/** Reads distributions from a running engine; each is asked for when it is wanted. */
export function modelReader(
  engine: Pick<Engine, 'tokenize' | 'forward'>,
  signal?: AbortSignal,
): ModelReader {
  const options = signal ? { signal } : {}
  const read = async (ids: readonly number[], positions: readonly number[]) =>
    (await engine.forward(ids, { ...options, positions })).map(fullRanking)
  return {
    tokenize: async (text) => engine.tokenize(text),
    async after(text) {
      const ids = await engine.tokenize(text)
      return (await read(ids, [ids.length - 1]))[0]
    },
    async along(text) {
      const ids = await engine.tokenize(text)
      const found: { own: Ranking; id: number }[] = []
      for (let from = 1; from < ids.length; from += READ_AT_ONCE) {
        const positions = ids.slice(from, from + READ_AT_ONCE).map((_, i) => from - 1 + i)
        const rankings = await read(ids, positions)
        found.push(...rankings.map((own, i) => ({ own, id: ids[from + i] })))
      }
      return found
    },
  }
}

function fullRanking(distribution: Awaited<ReturnType<Engine['forward']>>[number]): Ranking {
  if (distribution.kind !== 'full') throw new TypeError('a claim needs the whole distribution')
  return rank(distribution.logits)
}

/**
 * Whether a text says these numbers, in this order; kinds of spaces make no difference.
 *
 * @param values as the number format writes them
 */
export function saysAll(text: string, values: readonly string[]): boolean {
  const plain = (words: string) => words.replace(/\s+/g, '')
  let rest = plain(text)
  return values.every((value) => {
    const at = rest.indexOf(plain(value))
    if (at >= 0) rest = rest.slice(at + plain(value).length)
    return at >= 0
  })
}
