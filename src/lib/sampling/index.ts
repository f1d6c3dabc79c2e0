/** The sampling core: pure functions from logits to a trace, and from a trace to a token. */
export { accept } from './accept.ts'
export { runChain, runRanking } from './chain.ts'
export { draw, drawGumbel, greedy, type Draw } from './draw.ts'
export {
  bitsPerByte,
  competitionRank,
  effectiveChoices,
  entropyBits,
  jsBits,
  klBits,
  logProbs,
  massCounts,
  perplexity,
  surprisalBits,
  totalVariation,
  varentropyBits,
  type Measurable,
} from './measures.ts'
export { isNeutral } from './neutral.ts'
export { coinAt, gumbelAt, uAt } from './noise.ts'
export type { Notes } from './outcome.ts'
export { completeParams } from './parameters.ts'
export { presets, type PresetId } from './presets.ts'
export { runPartialChain, type PartialDistribution, type PartialResult } from './partial.ts'
export { rank, rankFloats, type Ranking } from './ranking.ts'
export { processorOf, processors } from './registry.ts'
export type { Stage, Trace } from './trace.ts'
export type {
  Chain,
  Context,
  Parameter,
  Params,
  ParamValue,
  Processor,
  ProcessorId,
  ProcessorKind,
  ProcessorState,
  Step,
} from './types.ts'
