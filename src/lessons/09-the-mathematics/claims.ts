import { formatMagnitude, formatNumber, formatProbability } from '#lib/charts/number-format.ts'
import {
  entropyBits,
  perplexity,
  rank,
  rankFloats,
  runRanking,
  type Ranking,
} from '#lib/sampling/index.ts'
import { tempered, topMass, type Claim, type Claims } from '#lib/widgets/claims/index.ts'
import { weatherLogits } from '#lib/widgets/four-phases/weather.ts'

const LARGEST_FLOAT32 = (2 - 2 ** -23) * 2 ** 127

/** What this chapter states follows from its formulas; the model's own functions work it out. */
export const claims: Claims = {
  overflow: exact(() => [formatNumber(Math.log(LARGEST_FLOAT32), 1)]),
  ratios: exact(() => {
    const nineToOne = withShares([0.9, 0.1])
    return [2, 0.5].map((T) => formatNumber(ratioOfEnds(tempered(nineToOne, T)), 0))
  }),
  limits: exact(() => {
    const words = rankFloats(Float64Array.from(weatherLogits))
    const othersAt = (T: number) => 1 - topMass(tempered(words, T), 1)
    return [
      formatProbability(1 - othersAt(0.2)),
      formatNumber(othersAt(0.05) * 1e6, 1),
      ...[1, 50].map((T) => formatMagnitude(ratioOfEnds(tempered(words, T)))),
    ]
  }),
  strong: exact(() => {
    const own = rank(Float32Array.from([20, 0]))
    const chain = [{ id: 'repetition-penalty' as const, params: { penalty: 1.3 } }]
    const { final } = runRanking(own, chain, { contextIds: [0], promptLength: 1 })
    const lost = own.logitOf(0) - final.logitOf(0)
    return [formatNumber(lost), formatNumber(Math.exp(lost), 0)]
  }),
  hundred: exact(() => {
    const read = Array.from({ length: 100 }, () => Math.log(1 / 8))
    const sum = read.reduce((sum, logProb) => sum + logProb, 0)
    return [formatProbability(Math.exp(sum)), formatNumber(sum), formatNumber(perplexity(read))]
  }),
  equal: exact(() => [formatNumber(entropyBits(rank(new Float32Array(49_152))), 1)]),
  tail: exact(() => {
    const own = withShares([0.99, ...Array.from({ length: 10_000 }, () => 1e-6)])
    const first = own.probability(0)
    const added = entropyBits(own) + first * Math.log2(first)
    return [formatProbability(own.weightOf(1, own.count) / own.total), formatNumber(added)]
  }),
}

function exact(measure: () => readonly string[]): Claim {
  return { isExact: true, measure: () => Promise.resolve(measure()) }
}

function withShares(shares: readonly number[]): Ranking {
  return rankFloats(Float64Array.from(shares, Math.log))
}

/** How many times as probable the first token is as the last. */
function ratioOfEnds(of: Ranking): number {
  return of.probability(0) / of.probability(of.count - 1)
}
