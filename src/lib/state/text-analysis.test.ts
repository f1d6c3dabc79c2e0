import { describe, expect, it } from 'vitest'
import type { ForwardOptions, FullDistribution } from '#lib/engine/types.ts'
import type { PositionSummary } from './position-summary.ts'
import { beginAnalysis, firstUnread, strongest, totals, withSummaries } from './text-analysis.ts'
import { readText } from './read-text.ts'

const V = 50

/** A model that is nearly sure of the token after the last one: id 7 follows id 6. */
async function counting(
  ids: readonly number[],
  { positions = [] }: ForwardOptions,
): Promise<FullDistribution[]> {
  return positions.map((position) => {
    const logits = new Float32Array(V)
    logits[(ids[position] + 1) % V] = 20
    return { kind: 'full', logits }
  })
}

const from = (first: number, length: number) => Array.from({ length }, (_, i) => (first + i) % V)

async function all(pieces: AsyncIterable<PositionSummary[]>): Promise<PositionSummary[]> {
  const summaries: PositionSummary[] = []
  for await (const piece of pieces) summaries.push(...piece)
  return summaries
}

function summary(entropy: number, surprisal: number, rank = 1): PositionSummary {
  return { entropy, surprisal, probability: 2 ** -surprisal, rank, top: [] }
}

const analysis = (...summaries: PositionSummary[]) =>
  withSummaries(beginAnalysis(from(0, summaries.length + 1)), 1, summaries)

describe('readText', () => {
  it('sums up every position but the first by the distribution before it', async () => {
    const ids = [...from(3, 20), 0, ...from(30, 20)]
    const summaries = await all(readText(counting, ids))
    expect(summaries).toHaveLength(40)
    const surprised = summaries.flatMap(({ rank }, i) => (rank > 1 ? [i + 1] : []))
    expect(surprised).toEqual([20, 21])
    expect(summaries[19].top[0].id).toBe(23)
  })

  it('asks for a few positions at a time, and of no more text than these need', async () => {
    const asked: { length: number; positions: readonly number[] }[] = []
    const forward = (ids: readonly number[], options: ForwardOptions) => {
      asked.push({ length: ids.length, positions: options.positions! })
      return counting(ids, options)
    }
    await all(readText(forward, from(0, 40), { from: 4 }))
    expect(asked.map(({ length }) => length)).toEqual([19, 35, 39])
    expect(asked.flatMap(({ positions }) => positions)).toEqual(from(3, 36))
  })

  it('lets the page turn after each position', async () => {
    let turns = 0
    const turn = async () => void turns++
    await all(readText(counting, from(0, 20), { turn }))
    expect(turns).toBe(19)
  })

  it('asks nothing about a text of one token', async () => {
    const never = () => Promise.reject(new Error('asked'))
    expect(await all(readText(never, [1]))).toEqual([])
  })
})

describe('beginAnalysis', () => {
  it('takes over what is known up to where the texts part', () => {
    const known = analysis(summary(1, 1), summary(2, 2), summary(3, 3))
    const begun = beginAnalysis([0, 1, 9, 3], known)
    expect(begun.summaryByPos).toEqual([undefined, summary(1, 1), undefined, undefined])
    expect(firstUnread(begun)).toBe(2)
    expect(firstUnread(known)).toBe(4)
  })

  it('takes over nothing that was recorded: what it knows is live', () => {
    const recorded = { ...analysis(summary(1, 1)), provenance: 'recorded' as const }
    expect(beginAnalysis([0, 1], recorded)).toEqual(beginAnalysis([0, 1]))
  })
})

describe('strongest', () => {
  it('gives the positions with the most bits, the earlier of equal ones first', () => {
    const some = analysis(summary(1, 9), summary(5, 2), summary(3, 9), summary(5, 0))
    const positions = (measure: 'entropy' | 'surprisal') =>
      strongest(some, measure, 3).map(({ position }) => position)
    expect(positions('entropy')).toEqual([2, 4, 3])
    expect(positions('surprisal')).toEqual([1, 3, 2])
  })
})

describe('totals', () => {
  const bytesOf = (id: number) => new Uint8Array(id)

  it('adds up the tokens that have been read; the first has no bits, and its bytes do not count', () => {
    const begun = beginAnalysis([40, 2, 3, 5])
    const some = withSummaries(begun, 1, [summary(0, 1, 1), summary(0, 3, 4)])
    expect(totals(some, bytesOf)).toEqual({
      tokens: 2,
      bits: 4,
      perplexity: 4,
      bitsPerByte: 0.8,
      firstChoices: 1,
      medianRank: 2.5,
    })
  })

  it('has none before anything is read', () => {
    expect(totals(beginAnalysis([1, 2]), bytesOf)).toBeUndefined()
  })
})
