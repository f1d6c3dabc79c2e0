import {
  completeParams,
  processorOf,
  processors,
  uAt,
  type ProcessorState,
  type Step,
} from '#lib/sampling/index.ts'
import type { Provenance } from '#lib/engine/types.ts'
import { lookAt, newBench, startFrom, write, type Bench, type Move } from './bench.ts'
import { depthOf, emptyTree, idsTo, pathTo, type ContextTree, type NodeId } from './context-tree.ts'
import { MOST_LANES, type Strategy } from './lanes.ts'
import { fromBase64Url, deflate, inflate, toBase64Url } from './link-bytes.ts'

/** Why a link cannot be followed. */
export type LinkProblem = 'version' | 'damaged' | 'other-model' | 'too-long' | 'settings'

export class LinkError extends Error {
  readonly problem: LinkProblem
  constructor(problem: LinkProblem, message: string) {
    super(message)
    this.name = 'LinkError'
    this.problem = problem
  }
}

/** What a link brings back: the bench, and what stood around it. */
export type Visit = {
  readonly bench: Bench
  /** The view that is open; left out where it is the first one. */
  readonly view?: string
  /** The strategies compared; left out where they are those that everyone begins with. */
  readonly strategies?: readonly Strategy[]
  /** Where the numbers on view came from. */
  readonly source?: Provenance
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
type LinkedMove = 'h' | 'g' | 't' | 'p' | number | [attempt: number, seed: number]

/** What a link holds: the text on the cursor's path and what the reader chose; nothing else. A link of version 1 ends before `view`. */
type Linked = {
  /** The beginning of the model file's hash. */
  model: string
  ids: number[]
  /** How many of the ids are the prompt. */
  prompt: number
  /** Tokens before the place on view. */
  at: number
  moves: LinkedMove[]
  chain: Step[]
  seed: number
  /** Darts thrown so far, by the number of tokens before the place. */
  thrown: [depth: number, count: number][]
  /** What processors with a memory knew, by the number of tokens before the place; left out where there are none. */
  states?: [depth: number, state: ProcessorState][]
  view?: string
  lanes?: [name: string, chain: Step[]][]
  source?: Provenance
}

const PLAIN = '2.'
const PACKED = '2z.'
const BEGINNINGS = [PLAIN, PACKED, '1.', '1z.']
const SOURCES: readonly Provenance[] = ['live', 'recorded', 'illustrative']
const LONGEST_NAME = 100
/** Shorter links are not worth packing. */
const PACK_FROM = 240
const HASH_DIGITS = 12
const LETTERS = { hand: 'h', greedy: 'g', typed: 't', prompt: 'p' } as const
const MOVES = { h: 'hand', g: 'greedy', t: 'typed', p: 'prompt' } as const

/**
 * A visit as the fragment of an address, without `#`. Only the text on the way to its end is in it, no other branch, and of the lanes their
 * settings: seed and place give their texts.
 *
 * @param sha256 of the model file whose ids these are
 */
export async function encodeLink(visit: Visit, sha256: string): Promise<string> {
  const json = new TextEncoder().encode(JSON.stringify(linked(visit, sha256), bansAsFalse))
  if (json.length < PACK_FROM) return PLAIN + toBase64Url(json)
  return PACKED + toBase64Url(await deflate(json))
}

function linked({ bench, view, strategies, source }: Visit, sha256: string): Linked {
  const { tree, tip, prompt, cursor, chain, seed, thrown } = bench
  const path = pathTo(tree, tip)
  const promptLength = depthOf(tree, prompt)
  const states = path.flatMap((node) => {
    const state = bench.moves.get(node)?.state
    return state ? [[depthOf(tree, node), state] as [number, ProcessorState]] : []
  })
  return {
    model: sha256.slice(0, HASH_DIGITS),
    ids: idsTo(tree, tip),
    prompt: promptLength,
    at: depthOf(tree, cursor),
    moves: path.slice(promptLength).map((node) => linkedMove(bench, node)),
    chain: [...chain],
    seed,
    thrown: path.flatMap((node) => {
      const count = thrown.get(node)
      return count ? [[depthOf(tree, node), count] as [number, number]] : []
    }),
    ...(states.length > 0 && { states }),
    ...(view !== undefined && { view }),
    ...(strategies && { lanes: strategies.map(({ name, chain }) => [name, [...chain]]) }),
    ...(source !== undefined && { source }),
  }
}

function linkedMove({ moves, seed }: Bench, node: NodeId): LinkedMove {
  const move = moves.get(node)!
  if (move.by !== 'sample') return LETTERS[move.by]
  return move.seed === seed ? move.dart.attempt : [move.dart.attempt, move.seed]
}

/**
 * The visit that a link describes.
 *
 * @param tree texts tried already, which the link's is added to: what is remembered of them stays true
 * @throws LinkError for a link of another version, damaged, made with another model, longer than the context, or with settings that do not exist
 */
export async function decodeLink(
  fragment: string,
  limits: LinkLimits,
  tree: ContextTree = emptyTree,
): Promise<Visit> {
  const data = check(await parse(fragment), limits)
  const fresh = { ...newBench(data.chain, data.seed), tree }
  const prompt = startFrom(fresh, data.ids.slice(0, data.prompt))
  const states = new Map(data.states)
  const written = data.moves.reduce((bench, linkedMove, i) => {
    const at = data.prompt + i
    const state = states.get(at + 1)
    const move = { ...moveOf(linkedMove, at, data), ...(state && { state }) }
    return write(bench, [data.ids[at]], move)
  }, prompt)
  const path = pathTo(written.tree, written.tip)
  const thrown = new Map(data.thrown.map(([depth, count]) => [path[depth - 1], count]))
  return {
    bench: { ...lookAt(written, path[data.at - 1]), thrown, past: [], future: [] },
    ...(data.view !== undefined && { view: data.view }),
    ...(data.lanes && { strategies: data.lanes.map(([name, chain]) => ({ name, chain })) }),
    ...(data.source !== undefined && { source: data.source }),
  }
}

function moveOf(move: LinkedMove, depth: number, { chain, seed }: Linked): Move {
  if (typeof move === 'string') return { by: MOVES[move], chain }
  const [attempt, ownSeed] = typeof move === 'number' ? [move, seed] : move
  return { by: 'sample', chain, seed: ownSeed, dart: { u: uAt(ownSeed, depth, attempt), attempt } }
}

async function parse(fragment: string): Promise<unknown> {
  const beginning = BEGINNINGS.find((beginning) => fragment.startsWith(beginning))
  if (!beginning) throw new LinkError('version', `a link begins with ${BEGINNINGS.join(' or ')}`)
  try {
    const bytes = fromBase64Url(fragment.slice(beginning.length))
    const json = beginning.endsWith('z.') ? await inflate(bytes) : bytes
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json), falseAsBan)
  } catch (error) {
    throw new LinkError('damaged', String(error))
  }
}

/** Nothing of a link is believed before it has been looked at. */
function check(data: unknown, limits: LinkLimits): Linked {
  if (typeof data !== 'object' || data === null) throw damaged('no object')
  const { model, ids, prompt, at, moves, chain, seed, thrown, states } = data as Record<
    string,
    unknown
  >
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
  return {
    ...{ model, ids, prompt, at, moves, chain: checkChain(chain), seed, thrown },
    ...(states !== undefined && { states }),
    ...checkSurroundings(data as Record<string, unknown>, limits),
  }
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

function isSeed(value: unknown): value is number {
  return isWhole(value, 0, 2 ** 32 - 1)
}

function isLinkedMove(value: unknown): value is LinkedMove {
  if (typeof value === 'string') return Object.hasOwn(MOVES, value)
  return isSeed(value) || (isListOf(value, isSeed) && value.length === 2)
}

/** JSON knows no infinity: a banned token is `false` there. */
function bansAsFalse(_key: string, value: unknown): unknown {
  return value === -Infinity ? false : value
}

function falseAsBan(key: string, value: unknown): unknown {
  return value === false && /^\d+$/.test(key) ? -Infinity : value
}
