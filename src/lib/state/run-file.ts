import { entropyBits, type Chain, type Ranking } from '#lib/sampling/index.ts'
import type { EngineInfo, Provenance } from '#lib/engine/types.ts'
import type { Bench, Move } from './bench.ts'
import type { Strategy } from './lanes.ts'
import { depthOf, pathTo, type NodeId } from './context-tree.ts'
import { scoreToken } from './token-score.ts'

/** Entries of each step's distribution that a run's file lists. */
const TOP = 10

/** One token of the continuation: what it was, how it came, and what the model's own distribution was at its place. */
type RunStep = {
  /** Tokens before it. */
  position: number
  id: number
  token: string
  by: Move['by']
  dart: { u: number; attempt: number; seed: number } | null
  /** The settings in force when it was chosen. */
  chain: Chain
  probability: number
  logProb: number
  surprisalBits: number
  rank: number
  entropyBits: number
  top: { id: number; token: string; probability: number }[]
}

/** Everything it takes to do a run again, and what came out. */
export type RunFile = {
  logitscope: 1
  model: Pick<EngineInfo, 'name' | 'quantization' | 'sha256' | 'vocabSize'>
  /** Where its numbers come from. */
  source: Provenance
  /** The same as a link, from which the page loads it again; it knows the view that was open, too. */
  link: string
  /** The strategies compared, where the reader has changed them. */
  strategies?: readonly Strategy[]
  seed: number
  chain: Chain
  prompt: { ids: number[]; text: string }
  steps: RunStep[]
}

type Spell = (ids: readonly number[]) => string

/** The tokens after the prompt, in order: those that a run's file has a step for. */
export function continuation({ tree, prompt, tip }: Bench): NodeId[] {
  return pathTo(tree, tip).slice(depthOf(tree, prompt))
}

/** @param own the model's own distribution at the token's place */
export function runStep({ tree, moves }: Bench, node: NodeId, own: Ranking, spell: Spell): RunStep {
  const { tokenId, depth } = tree.nodes[node]
  const move = moves.get(node)!
  const score = scoreToken(own, tokenId)
  return {
    position: depth - 1,
    id: tokenId,
    token: spell([tokenId]),
    by: move.by,
    dart: move.by === 'sample' ? { ...move.dart, seed: move.seed } : null,
    chain: move.chain,
    ...score,
    surprisalBits: -score.logProb / Math.LN2,
    entropyBits: entropyBits(own),
    top: Array.from(own.idByRank.subarray(0, TOP), (id) => ({
      id,
      token: spell([id]),
      probability: own.probabilityOf(id),
    })),
  }
}

/** JSON knows no infinity: a banned token's bias is `false` there, as in requests to llama.cpp. */
export function runAsJson(run: RunFile): string {
  return JSON.stringify(run, (_key, value) => (value === -Infinity ? false : value), 1)
}

const COLUMNS = [
  'position',
  'id',
  'token',
  'by',
  'u',
  'attempt',
  'seed',
  'probability',
  'log_prob_nats',
  'surprisal_bits',
  'rank',
  'entropy_bits',
  'settings',
] as const

/** One line for each step, as RFC 4180 has it. */
export function runAsCsv({ steps }: RunFile): string {
  const lines = steps.map((step) => [
    step.position,
    step.id,
    step.token,
    step.by,
    step.dart?.u ?? '',
    step.dart?.attempt ?? '',
    step.dart?.seed ?? '',
    step.probability,
    step.logProb,
    step.surprisalBits,
    step.rank,
    step.entropyBits,
    JSON.stringify(step.chain),
  ])
  return [COLUMNS, ...lines].map((line) => line.map(csvField).join(',') + '\r\n').join('')
}

function csvField(value: string | number): string {
  const text = String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
