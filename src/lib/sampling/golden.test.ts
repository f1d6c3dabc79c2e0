import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hash32, makeLogits, type LogitsKind } from '../../../tests/golden/sampling/logits.ts'
import {
  accept,
  rank,
  runChain,
  type Chain,
  type Context,
  type Ranking,
  type Trace,
} from './index.ts'

type Made = { kind: LogitsKind; size: number; seed: number }
type Expected = {
  kept: number
  fingerprint: number
  top: [id: number, probability: number][]
  squares: number
}
type Case = { logits: Made; chain: Chain; context: Context; expected: Expected }
type Sequence = {
  kind: LogitsKind
  size: number
  chain: Chain
  steps: (Expected & { picked: number })[]
}
type Golden = { cases: Case[]; sequences?: Sequence[] }

const read = (name: string): Golden =>
  JSON.parse(
    readFileSync(new URL(`../../../tests/golden/sampling/${name}.json`, import.meta.url), 'utf8'),
  )

/** Rankings by distribution: each is used by many cases. */
const rankings = new Map<string, { logits: Float32Array; ranking: Ranking }>()
function distribution({ kind, size, seed }: Made) {
  const key = `${kind} ${size} ${seed}`
  const logits = rankings.get(key)?.logits ?? makeLogits(kind, size, seed)
  const made = rankings.get(key) ?? { logits, ranking: rank(logits) }
  rankings.set(key, made)
  return made
}

/** Of the values kept, not of the ids: of tokens with equal logits the references keep any. */
function fingerprint(trace: Trace, logits: Float32Array): number {
  const bits = new Uint32Array(logits.buffer)
  let sum = 0
  for (const id of trace.final.idByRank.subarray(0, trace.keptCount)) sum += hash32(0, bits[id])
  return sum % 2 ** 32
}

/**
 * Largest difference from the 16 largest probabilities of the reference: by id, or by rank where it
 * keeps any of several equal tokens.
 */
function worstDifference(trace: Trace, { top }: Expected, byRank: boolean): number {
  const ours = (id: number, rank: number) =>
    byRank ? trace.probabilityByRank[rank] : trace.final.probabilityOf(id)
  return Math.max(...top.map(([id, p], rank) => Math.abs((ours(id, rank) ?? 0) - p)))
}

function squares(trace: Trace): number {
  return trace.probabilityByRank.reduce((sum, p) => sum + p * p, 0)
}

type Slack = { probability: number; tokens: number }
/**
 * transformers ran in float64. Where it keeps any of several equal tokens, later steps may still
 * meet one or another.
 */
const EXACT: Slack = { probability: 1e-8, tokens: 0 }

/**
 * Where llama.cpp's float32 leaves the exact result. Its sums over the whole vocabulary decide
 * where top-p and typical end, which then is a few tokens of the far tail earlier or later; and the
 * entropy it computes for a dynamic temperature is good to about five digits.
 */
function slackOfLlamaCpp(chain: Chain, size: number): Slack {
  const ids = chain.map(({ id }) => id)
  const summed = ids.includes('top-p') || ids.includes('typical')
  const fromEntropy = ids.includes('dynamic-temperature') || ids.includes('typical')
  return {
    tokens: summed ? Math.floor(size / 1000) : 0,
    probability: fromEntropy || (summed && size >= 1000) ? 1e-5 : 1e-6,
  }
}

const name = (chain: Chain) =>
  chain.map(({ id, params }) => `${id} ${JSON.stringify(params)}`).join(', ')

const references = [
  { reference: 'transformers', slackOf: () => EXACT },
  { reference: 'llamacpp', slackOf: slackOfLlamaCpp },
  // The processors that neither has, computed apart from their definitions.
  { reference: 'formulas', slackOf: () => EXACT },
]

describe.each(references)('agrees with $reference', ({ reference, slackOf }) => {
  const byChain = new Map<string, Case[]>()
  for (const one of read(reference).cases) {
    const group = byChain.get(name(one.chain)) ?? []
    byChain.set(name(one.chain), [...group, one])
  }

  it.each([...byChain])('%s', (_, cases) => {
    for (const { logits: made, chain, context, expected } of cases) {
      const { logits, ranking } = distribution(made)
      const trace = runChain(logits, chain, context, ranking)
      const slack = slackOf(chain, made.size)
      const where = `${made.kind} logits of ${made.size} tokens`
      const off = Math.abs(trace.keptCount - expected.kept)
      expect(off, `${where}: kept ${trace.keptCount}, not ${expected.kept}`).toBeLessThanOrEqual(
        slack.tokens,
      )
      const byRank = made.kind === 'tied' || off > 0
      if (off === 0) expect(fingerprint(trace, logits), where).toBe(expected.fingerprint)
      expect(worstDifference(trace, expected, byRank), where).toBeLessThan(slack.probability)
      expect(Math.abs(squares(trace) - expected.squares), where).toBeLessThan(slack.probability)
    }
  })
})

describe('replays llama.cpp token by token', () => {
  const { sequences = [] } = read('llamacpp')
  it.each(sequences.map((one) => [name(one.chain), one.kind, one.size, one] as const))(
    '%s on %s logits of %i tokens',
    (_, kind, size, { chain, steps }) => {
      let state = {}
      for (const [seed, expected] of steps.entries()) {
        const logits = makeLogits(kind, size, seed)
        const trace = runChain(logits, chain, { contextIds: [], promptLength: 0, state })
        expect(trace.keptCount).toBe(expected.kept)
        expect(worstDifference(trace, expected, false)).toBeLessThan(1e-6)
        state = accept(trace, expected.picked)
      }
    },
  )
})
