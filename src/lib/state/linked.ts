import {
  completeParams,
  processorOf,
  processors,
  type ProcessorState,
  type Step,
} from '#lib/sampling/index.ts'
import type { Provenance } from '#lib/engine/types.ts'
import { isSeed } from './bench.ts'
import { MOST_LANES } from './lanes.ts'

/** Why a link cannot be followed. */
type LinkProblem = 'version' | 'damaged' | 'other-model' | 'too-long' | 'settings'

export class LinkError extends Error {
  readonly problem: LinkProblem
  constructor(problem: LinkProblem, message: string) {
    super(message)
    this.name = 'LinkError'
    this.problem = problem
  }
}

/** What a link must fit: the model that will read it, and the views of the page. */
export type LinkLimits = {
  sha256: string
  vocabSize: number
  contextLength: number
  views: readonly string[]
}

/**
 * How a token came into the text, as a link has it: by hand, greedily, typed, of a prompt that was cut short since, or
 * the attempt of its dart (and its seed, where another).
 */
export type LinkedMove = 'h' | 'g' | 't' | 'p' | number | [attempt: number, seed: number]

/** What a link holds: the text on the cursor's path and what the reader chose; nothing else. A link of version 1 ends before `view`. */
export type Linked = {
  /** The beginning of the model file's hash. */
  model: string
  ids: number[]
  /** How many of the ids are the prompt. */
  prompt: number
  /** Tokens before the place on view. */
  at: number
  moves: LinkedMove[]
  /** In force now. */
  chain: Step[]
  /** Other settings that tokens were taken with; left out where there are none, as in links of before. */
  chains?: Step[][]
  /** For each move, which settings it was made with: 0 is `chain`, 1 the first of `chains`. */
  chainOf?: number[]
  seed: number
  /** Darts thrown so far, by the number of tokens before the place. */
  thrown: [depth: number, count: number][]
  /** A dart was asked for anew where one has fallen. */
  again?: true
  /** What processors with a memory knew, by the number of tokens before the place; left out where there are none. */
  states?: [depth: number, state: ProcessorState][]
  view?: string
  lanes?: [name: string, chain: Step[]][]
  source?: Provenance
}

const SOURCES: readonly Provenance[] = ['live', 'recorded', 'illustrative']
const LONGEST_NAME = 100
/** Digits of the model file's hash that tell it from others. */
export const HASH_DIGITS = 12
/** The letters of moves that have no dart. */
export const MOVES = { h: 'hand', g: 'greedy', t: 'typed', p: 'prompt' } as const

/**
 * What a link holds: nothing of it is believed before it has been looked at.
 *
 * @throws LinkError for what does not fit, or was never written by this page
 */
export function checkLinked(data: unknown, limits: LinkLimits): Linked {
  if (typeof data !== 'object' || data === null) throw damaged('no object')
  const fields = data as Record<string, unknown>
  const { model, ids, prompt, at, moves, chain, seed, thrown, states, again } = fields
  if (model !== limits.sha256.slice(0, HASH_DIGITS)) {
    throw new LinkError('other-model', `made with model ${String(model)}`)
  }
  if (!isListOf(ids, (id): id is number => isWhole(id, 0, limits.vocabSize - 1)))
    throw damaged('ids')
  if (ids.length > limits.contextLength) throw new LinkError('too-long', `${ids.length} tokens`)
  if (!isWhole(prompt, 1, ids.length)) throw damaged('prompt')
  if (!isWhole(at, 1, ids.length)) throw damaged('at')
  if (!isListOf(moves, isLinkedMove) || moves.length !== ids.length - prompt) throw damaged('moves')
  if (!isSeed(seed)) throw damaged('seed')
  const isThrow = (pair: unknown): pair is [number, number] =>
    isListOf(pair, (n): n is number => isWhole(n, 1, 2 ** 32 - 1)) &&
    pair.length === 2 &&
    pair[0] <= ids.length
  if (!isListOf(thrown, isThrow)) throw damaged('thrown')
  if (states !== undefined && !isListOf(states, isStatePair)) throw damaged('states')
  if (again !== undefined && again !== true) throw damaged('again')
  return {
    ...{ model, ids, prompt, at, moves, chain: checkChain(chain), seed, thrown },
    ...checkChains(fields, moves.length),
    ...(states !== undefined && { states }),
    ...(again && { again }),
    ...checkSurroundings(fields, limits),
  }
}

/** No more settings than moves, and each move made with one of them. */
function checkChains(
  { chains, chainOf }: Record<string, unknown>,
  moves: number,
): Pick<Linked, 'chains' | 'chainOf'> {
  if (chains === undefined && chainOf === undefined) return {}
  if (!Array.isArray(chains) || chains.length > moves) throw damaged('chains')
  const isIndex = (index: unknown): index is number => isWhole(index, 0, chains.length)
  if (!isListOf(chainOf, isIndex) || chainOf.length !== moves) throw damaged('chain of a move')
  return { chains: chains.map(checkChain), chainOf }
}

/** What version 2 has besides the bench. */
function checkSurroundings(
  { view, lanes, source }: Record<string, unknown>,
  { views }: LinkLimits,
): Pick<Linked, 'view' | 'lanes' | 'source'> {
  if (view !== undefined && !views.includes(view as string)) throw damaged('view')
  if (source !== undefined && !SOURCES.includes(source as Provenance)) throw damaged('source')
  return {
    ...(view !== undefined && { view: view as string }),
    ...(lanes !== undefined && { lanes: checkLanes(lanes) }),
    ...(source !== undefined && { source: source as Provenance }),
  }
}

function checkLanes(lanes: unknown): [name: string, chain: Step[]][] {
  if (!Array.isArray(lanes) || lanes.length === 0 || lanes.length > MOST_LANES)
    throw damaged('lanes')
  return lanes.map((lane: unknown) => {
    if (!Array.isArray(lane) || lane.length !== 2) throw damaged('lane')
    const [name, chain] = lane as unknown[]
    if (typeof name !== 'string' || name.trim() === '' || name.length > LONGEST_NAME)
      throw damaged('name')
    return [name, checkChain(chain)]
  })
}

function isStatePair(pair: unknown): pair is [number, ProcessorState] {
  if (!Array.isArray(pair) || pair.length !== 2 || !isWhole(pair[0], 1, 2 ** 32 - 1)) return false
  const state: unknown = pair[1]
  return isRecord(state) && Object.entries(state).every(isStateEntry)
}

/** A processor that has a memory, and plain numbers. */
function isStateEntry([id, numbers]: [string, unknown]): boolean {
  const isKnown = processors.some((processor) => processor.id === id && processor.accept)
  return isKnown && isRecord(numbers) && Object.values(numbers).every(Number.isFinite)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checkChain(chain: unknown): Step[] {
  if (!Array.isArray(chain)) throw damaged('chain')
  return chain.map((step) => {
    if (typeof step !== 'object' || step === null) throw damaged('step')
    const { id, params, enabled } = step as Step
    if (typeof params !== 'object' || params === null) throw damaged('params')
    if (enabled !== undefined && typeof enabled !== 'boolean') throw damaged('enabled')
    try {
      completeParams(processorOf(id), params)
    } catch (error) {
      throw new LinkError('settings', String(error))
    }
    return { id, params, ...(enabled === undefined ? {} : { enabled }) }
  })
}

function damaged(what: string): LinkError {
  return new LinkError('damaged', `bad ${what}`)
}

function isListOf<T>(value: unknown, isItem: (item: unknown) => item is T): value is T[] {
  return Array.isArray(value) && value.every(isItem)
}

function isWhole(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most
}

function isLinkedMove(value: unknown): value is LinkedMove {
  if (typeof value === 'string') return Object.hasOwn(MOVES, value)
  return isSeed(value) || (isListOf(value, isSeed) && value.length === 2)
}
