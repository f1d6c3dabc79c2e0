import { uAt, type Chain, type ProcessorState, type Step } from '#lib/sampling/index.ts'
import type { Provenance } from '#lib/engine/types.ts'
import { lookAt, newBench, startFrom, write, type Bench, type Move } from './bench.ts'
import { depthOf, emptyTree, idsTo, pathTo, type ContextTree } from './context-tree.ts'
import type { Strategy } from './lanes.ts'
import { fromBase64Url, deflate, inflate, toBase64Url } from './link-bytes.ts'
import {
  checkLinked,
  HASH_DIGITS,
  LinkError,
  MOVES,
  type Linked,
  type LinkedMove,
  type LinkLimits,
} from './linked.ts'

export { LinkError }

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

const PLAIN = '2.'
const PACKED = '2z.'
const BEGINNINGS = [PLAIN, PACKED, '1.', '1z.']
/** Shorter links are not worth packing. */
const PACK_FROM = 240
const LETTERS = { hand: 'h', greedy: 'g', typed: 't', prompt: 'p' } as const

/**
 * A visit as the fragment of an address, without `#`. Only the text on the way to its end is in it, no other branch, and of the lanes their
 * settings: seed and place give their texts.
 *
 * @param sha256 of the model file whose ids these are
 */
export async function encodeLink(visit: Visit, sha256: string): Promise<string> {
  const json = new TextEncoder().encode(asText(linked(visit, sha256)))
  if (json.length < PACK_FROM) return PLAIN + toBase64Url(json)
  return PACKED + toBase64Url(await deflate(json))
}

function linked({ bench, view, strategies, source }: Visit, sha256: string): Linked {
  const { tree, tip, prompt, cursor, chain, seed, thrown } = bench
  const path = pathTo(tree, tip)
  const promptLength = depthOf(tree, prompt)
  const moves = path.slice(promptLength).map((node) => bench.moves.get(node)!)
  const states = path.flatMap((node) => {
    const state = bench.moves.get(node)?.state
    return state ? [[depthOf(tree, node), state] as [number, ProcessorState]] : []
  })
  return {
    model: sha256.slice(0, HASH_DIGITS),
    ids: idsTo(tree, tip),
    prompt: promptLength,
    at: depthOf(tree, cursor),
    moves: moves.map((move) => linkedMove(move, seed)),
    chain: [...chain],
    ...chainsOf(moves, chain),
    seed,
    thrown: path.flatMap((node) => {
      const count = thrown.get(node)
      return count ? [[depthOf(tree, node), count] as [number, number]] : []
    }),
    ...(isAimedAgain(bench) && { again: true }),
    ...(states.length > 0 && { states }),
    ...(view !== undefined && { view }),
    ...(strategies && { lanes: strategies.map(({ name, chain }) => [name, [...chain]]) }),
    ...(source !== undefined && { source }),
  }
}

/** The settings of the moves, each once; nothing where all are those in force now. */
function chainsOf(moves: readonly Move[], chain: Chain): Pick<Linked, 'chains' | 'chainOf'> {
  const indexes = new Map([[asText(chain), 0]])
  const chains: Step[][] = []
  const chainOf = moves.map((move) => {
    const text = asText(move.chain)
    const index = indexes.get(text) ?? chains.push([...move.chain])
    indexes.set(text, index)
    return index
  })
  return chains.length > 0 ? { chains, chainOf } : {}
}

/** Whether the dart on the ruler is not the one that took the token on view. */
function isAimedAgain({ aimedAgain, cursor, tip }: Bench): boolean {
  return aimedAgain === cursor && cursor !== tip
}

function linkedMove(move: Move, seed: number): LinkedMove {
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
  const data = checkLinked(await parse(fragment), limits)
  const fresh = { ...newBench(data.chain, data.seed), tree }
  const prompt = startFrom(fresh, data.ids.slice(0, data.prompt))
  const states = new Map(data.states)
  const chains = [data.chain, ...(data.chains ?? [])]
  const written = data.moves.reduce((bench, linkedMove, i) => {
    const at = data.prompt + i
    const state = states.get(at + 1)
    const chain = chains[data.chainOf?.[i] ?? 0]
    const move = { ...moveOf(linkedMove, at, chain, data.seed), ...(state && { state }) }
    return write(bench, [data.ids[at]], move)
  }, prompt)
  const path = pathTo(written.tree, written.tip)
  const cursor = path[data.at - 1]
  const thrown = new Map(data.thrown.map(([depth, count]) => [path[depth - 1], count]))
  const aimedAgain = data.again ? cursor : undefined
  return {
    bench: { ...lookAt(written, cursor), thrown, aimedAgain, past: [], future: [] },
    ...(data.view !== undefined && { view: data.view }),
    ...(data.lanes && { strategies: data.lanes.map(([name, chain]) => ({ name, chain })) }),
    ...(data.source !== undefined && { source: data.source }),
  }
}

function moveOf(move: LinkedMove, depth: number, chain: Chain, seed: number): Move {
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

function asText(value: unknown): string {
  return JSON.stringify(value, bansAsFalse)
}

/** JSON knows no infinity: a banned token is `false` there. */
function bansAsFalse(_key: string, value: unknown): unknown {
  return value === -Infinity ? false : value
}

function falseAsBan(key: string, value: unknown): unknown {
  return value === false && /^\d+$/.test(key) ? -Infinity : value
}
