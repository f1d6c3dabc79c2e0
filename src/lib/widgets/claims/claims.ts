import type { Engine, ForwardOptions, FullDistribution } from '#lib/engine/types.ts'
import { rank, runRanking, type Chain, type Ranking } from '#lib/sampling/index.ts'
import type { PositionSummary } from '#lib/state/position-summary.ts'
import { READ_AT_ONCE, readText } from '#lib/state/read-text.ts'
import type { BenchState } from '#lib/widgets/figure/index.ts'

/** What a claim is measured with: the model's own distributions. */
export type ModelReader = {
  /** The ids of a text. */
  tokenize(text: string): Promise<readonly number[]>
  /** The distribution after a text. */
  after(text: string): Promise<Ranking>
  /** The distributions before each token of a text but the first, with that token. */
  along(text: string): Promise<readonly { own: Ranking; id: number }[]>
  /** Every place of a text but the first summed up, the text given in words or as ids: for texts too long for {@link along}. */
  summaries(text: string | readonly number[]): Promise<readonly PositionSummary[]>
  /** What is written after a text when the most probable token of the shaped distribution is taken `length` times, with no end. */
  greedyRun(text: string, chain: Chain, length: number): Promise<readonly WrittenToken[]>
}

/** A token written. */
export type WrittenToken = {
  readonly id: number
  /** Under the model's own distribution, nats. */
  readonly logProb: number
}

/**
 * A number that the text states, and how to find it out. The text says the numbers in the words that `measure` gives:
 * a test compares the two, and "Check it" shows them side by side.
 */
export type Claim = ClaimFacts & {
  /** The numbers as the text writes them, in its order. */
  readonly measure: (model: ModelReader) => Promise<readonly string[]>
}

/** What a page knows of a claim before it is measured. */
export type ClaimFacts = {
  /** Whether it follows from a formula alone; else it is about the model. */
  readonly isExact?: true
  /** Where to see it on the Bench. */
  readonly bench?: BenchState
}

/** A chapter's claims by id. */
export type Claims = Readonly<Record<string, Claim>>

/** Reads distributions from a running engine; each is asked for when it is wanted. */
export function modelReader(
  engine: Pick<Engine, 'tokenize' | 'forward'>,
  signal?: AbortSignal,
): ModelReader {
  const options = signal ? { signal } : {}
  const forward = async (ids: readonly number[], options: ForwardOptions) =>
    (await engine.forward(ids, options)).map(full)
  const read = async (ids: readonly number[], positions: readonly number[]) =>
    (await forward(ids, { ...options, positions })).map(({ logits }) => rank(logits))
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
    async summaries(text) {
      const ids = typeof text === 'string' ? await engine.tokenize(text) : text
      const found: PositionSummary[] = []
      for await (const some of readText(forward, ids, options)) found.push(...some)
      return found
    },
    async greedyRun(text, chain, length) {
      const ids = [...(await engine.tokenize(text))]
      const promptLength = ids.length
      const written: WrittenToken[] = []
      while (written.length < length) {
        const [own] = await read(ids, [ids.length - 1])
        const id = runRanking(own, chain, { contextIds: ids, promptLength }).final.idByRank[0]
        written.push({ id, logProb: own.logitOf(id) - own.logSum })
        ids.push(id)
      }
      return written
    },
  }
}

function full(distribution: Awaited<ReturnType<Engine['forward']>>[number]): FullDistribution {
  if (distribution.kind !== 'full') throw new TypeError('a claim needs the whole distribution')
  return distribution
}
