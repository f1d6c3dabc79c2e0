import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  comingDart,
  dartOnView,
  lookAt,
  newBench,
  newDart,
  pickUp,
  redo,
  startFrom,
  undo,
  withChain,
  withSeed,
  write,
  type Bench,
} from './bench.ts'
import { branchesOf } from './branches.ts'
import { depthOf, idsTo, pathTo } from './context-tree.ts'
import { everydayChain, paramOf, withParam } from './everyday-chain.ts'
import { decodeLink, encodeLink, LinkError, type Visit } from './link.ts'
import { deflate, toBase64Url } from './link-bytes.ts'
import { stateAt } from './step-context.ts'

const limits = {
  sha256: 'b179c9523d0e6a0f',
  vocabSize: 100,
  contextLength: 64,
  views: ['pipeline', 'tail'],
}
const started = () => startFrom(newBench(everydayChain, 6), [10, 11, 12])

function sampled(bench: Bench): Bench {
  const dart = comingDart(bench)
  const id = Math.floor(dart.u * 5)
  return write(bench, [id], { by: 'sample', dart, seed: bench.seed, chain: bench.chain })
}

/** What a reader can tell two benches apart by. */
function seen(bench: Bench) {
  const path = pathTo(bench.tree, bench.tip)
  return {
    ids: idsTo(bench.tree, bench.tip),
    prompt: depthOf(bench.tree, bench.prompt),
    cursor: depthOf(bench.tree, bench.cursor),
    chain: bench.chain,
    seed: bench.seed,
    onView: dartOnView(bench),
    thrown: path.map((node) => bench.thrown.get(node) ?? 0),
    moves: path.slice(depthOf(bench.tree, bench.prompt)).map((node) => bench.moves.get(node)),
  }
}

const reopened = async (visit: Visit) => decodeLink(await encodeLink(visit, limits.sha256), limits)
const json = (text: string) => `1.${toBase64Url(new TextEncoder().encode(text))}`
/** As the page wrote it before links held the view. */
const FIRST_VERSION =
  '{"model":"b179c9523d0e","ids":[1,2,3],"prompt":2,"at":3,"moves":[0],"chain":[{"id":"top-p","params":{"p":0.9}}],"seed":6,"thrown":[[2,1]]}'
const problemOf = (fragment: string) =>
  decodeLink(fragment, limits).then(
    () => 'none',
    (error) => (error instanceof LinkError ? error.problem : String(error)),
  )

describe('a link', () => {
  it('brings a fresh page to the state that 200 random actions led to', async () => {
    type Action = (bench: Bench) => Bench
    const action = fc.oneof(
      fc.nat(4).map(
        (id): Action =>
          (bench) =>
            write(bench, [id], { by: 'hand', chain: bench.chain }),
      ),
      fc.constant<Action>(sampled),
      fc.integer({ min: 1, max: 9 }).map((mu): Action => (bench) => {
        const state = { 'mirostat-2': { mu } }
        return write(bench, [mu], { by: 'greedy', chain: bench.chain, state })
      }),
      fc.constant<Action>(newDart),
      fc.constant<Action>(undo),
      fc.nat(5).map((i): Action => (bench) => {
        const branches = branchesOf(bench)
        return branches.length > 0 ? pickUp(bench, branches[i % branches.length].tip) : bench
      }),
      fc.constant<Action>(redo),
      fc.nat(3).map(
        (back): Action =>
          (bench) =>
            lookAt(
              bench,
              pathTo(bench.tree, bench.tip).at(
                -1 - Math.min(back, depthOf(bench.tree, bench.tip) - 1),
              )!,
            ),
      ),
      fc.nat(9).map(
        (seed): Action =>
          (bench) =>
            withSeed(bench, seed),
      ),
      fc.integer({ min: 1, max: 100 }).map(
        (p): Action =>
          (bench) =>
            withChain(bench, withParam(bench.chain, 'top-p', 'p', p / 100)),
      ),
      fc.constant<Action>((bench) => withChain(bench, [...bench.chain].reverse())),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 200, maxLength: 200 }), async (actions) => {
        const end = actions.reduce((bench, act) => act(bench), started())
        const link = await encodeLink({ bench: end }, limits.sha256)
        const opened = await decodeLink(link, { ...limits, contextLength: 400 })
        expect(seen(opened.bench)).toEqual(seen(end))
      }),
      { numRuns: 30 },
    )
  })

  it('keeps the settings that each token was taken with', async () => {
    const warm = withChain(sampled(started()), withParam(everydayChain, 'top-p', 'p', 0.5))
    const two = withChain(sampled(warm), withParam(everydayChain, 'top-p', 'p', 0.9))
    const end = withChain(sampled(sampled(two)), everydayChain)
    const { bench } = await reopened({ bench: end })
    const ps = pathTo(bench.tree, bench.tip)
      .slice(3)
      .map((node) => paramOf(bench.moves.get(node)!.chain, 'top-p', 'p'))
    expect(ps).toEqual([1, 0.5, 0.9, 0.9])
    expect(bench.chain).toEqual(everydayChain)
  })

  it('holds the settings once where no token was taken with others', async () => {
    const chain = withParam(everydayChain, 'top-k', 'k', 40)
    const plain = sampled(withChain(started(), chain))
    const back = withChain(withChain(plain, everydayChain), structuredClone(chain))
    const links = await Promise.all([plain, back].map((bench) => encodeLink({ bench }, '')))
    expect(links[1]).toBe(links[0])
    const mixed = await encodeLink({ bench: withChain(plain, everydayChain) }, '')
    expect(mixed.length).toBeGreaterThan(links[0].length)
  })

  it('keeps a dart that was asked for anew', async () => {
    const one = sampled(started())
    const aimed = newDart(lookAt(one, one.prompt))
    expect(dartOnView(aimed)).toMatchObject({ fallen: false })
    const { bench } = await reopened({ bench: aimed })
    expect(seen(bench)).toEqual(seen(aimed))
  })

  it('is short for a short text, and packed when long', async () => {
    const bench = startFrom(newBench([], 6), [1, 2])
    const short = await encodeLink({ bench }, limits.sha256)
    expect(short).toMatch(/^2\.[\w-]+$/)
    const longer = startFrom(newBench([], 6), Array<number>(60).fill(77))
    const long = await encodeLink({ bench: longer }, limits.sha256)
    expect(long).toMatch(/^2z\.[\w-]+$/)
    expect(long.length).toBeLessThan(200)
  })

  it('keeps a ban', async () => {
    const chain = [{ id: 'logit-bias', params: { biasById: { 7: -Infinity, 8: 2.5 } } }] as const
    const opened = await reopened({ bench: withChain(started(), chain) })
    expect(opened.bench.chain).toEqual(chain)
  })

  it('keeps what processors with a memory knew at each place', async () => {
    const move = { by: 'greedy', chain: everydayChain } as const
    const one = write(started(), [5], { ...move, state: { 'mirostat-2': { mu: 10 / 3 } } })
    const bench = write(one, [6], { ...move, state: { 'mirostat-2': { mu: 0.1 + 0.2 } } })
    const { bench: opened } = await reopened({ bench })
    expect(stateAt(opened, opened.tip)).toEqual({ 'mirostat-2': { mu: 0.1 + 0.2 } })
    const before = pathTo(opened.tree, opened.tip).at(-2)!
    expect(stateAt(opened, before)).toEqual({ 'mirostat-2': { mu: 10 / 3 } })
  })

  it('keeps the view, the strategies compared and the source of the numbers', async () => {
    const strategies = [
      { name: 'Greedy', chain: withParam(everydayChain, 'temperature', 'temperature', 0) },
      { name: 'Bans', chain: [{ id: 'logit-bias', params: { biasById: { 7: -Infinity } } }] },
    ] as const
    const around = { view: 'tail', strategies, source: 'live' } as const
    const { bench, ...opened } = await reopened({ bench: started(), ...around })
    expect(opened).toEqual(around)
    expect(seen(bench)).toEqual(seen(started()))
  })

  it('of the first version still opens', async () => {
    const prompt = '1.' + toBase64Url(new TextEncoder().encode(FIRST_VERSION))
    const { bench, ...around } = await decodeLink(prompt, limits)
    expect(idsTo(bench.tree, bench.tip)).toEqual([1, 2, 3])
    expect(bench.seed).toBe(6)
    expect(around).toEqual({})
    const packed = '1z.' + toBase64Url(await deflate(new TextEncoder().encode(FIRST_VERSION)))
    expect(seen((await decodeLink(packed, limits)).bench)).toEqual(seen(bench))
  })

  it('says what is wrong with one that cannot be followed', async () => {
    const good = {
      model: 'b179c9523d0e',
      ids: [1, 2],
      prompt: 1,
      at: 1,
      moves: ['h'],
      chain: [],
      seed: 6,
      thrown: [],
    }
    const bad = (change: object) => problemOf(json(JSON.stringify({ ...good, ...change })))
    expect(await bad({})).toBe('none')
    expect(await problemOf('')).toBe('version')
    expect(await problemOf('3.abc')).toBe('version')
    expect(await problemOf('1.%%%')).toBe('damaged')
    expect(await problemOf(json('{"ids":'))).toBe('damaged')
    expect(await problemOf(json('null'))).toBe('damaged')
    expect(await problemOf('1z.AAAA')).toBe('damaged')
    expect(await bad({ model: 'feedfeedfeed' })).toBe('other-model')
    expect(await bad({ ids: [1, 100] })).toBe('damaged')
    expect(await bad({ ids: [1, -1] })).toBe('damaged')
    expect(await bad({ ids: Array(65).fill(1) })).toBe('too-long')
    expect(await bad({ prompt: 3 })).toBe('damaged')
    expect(await bad({ prompt: 0 })).toBe('damaged')
    expect(await bad({ at: 0 })).toBe('damaged')
    expect(await bad({ moves: [] })).toBe('damaged')
    expect(await bad({ moves: ['constructor'] })).toBe('damaged')
    expect(await bad({ moves: [[1, 2, 3]] })).toBe('damaged')
    expect(await bad({ seed: 1.5 })).toBe('damaged')
    expect(await bad({ thrown: [[3, 1]] })).toBe('damaged')
    expect(await bad({ states: [[1]] })).toBe('damaged')
    expect(await bad({ states: [[1, { 'top-p': { mu: 1 } }]] })).toBe('damaged')
    expect(await bad({ states: [[1, { 'mirostat-2': { mu: 'x' } }]] })).toBe('damaged')
    expect(await bad({ view: 'cellar' })).toBe('damaged')
    expect(await bad({ view: 7 })).toBe('damaged')
    expect(await bad({ source: 'hearsay' })).toBe('damaged')
    expect(await bad({ lanes: [] })).toBe('damaged')
    expect(await bad({ lanes: Array(9).fill(['a', []]) })).toBe('damaged')
    expect(await bad({ lanes: [['', []]] })).toBe('damaged')
    expect(await bad({ lanes: [['a'.repeat(101), []]] })).toBe('damaged')
    expect(await bad({ lanes: [['a', [], 1]] })).toBe('damaged')
    expect(await bad({ lanes: [['a', [{ id: 'top-q', params: {} }]]] })).toBe('settings')
    expect(await bad({ chain: 'top-p' })).toBe('damaged')
    expect(await bad({ chain: [{ id: 'top-p' }] })).toBe('damaged')
    expect(await bad({ chain: [{ id: 'top-q', params: {} }] })).toBe('settings')
    expect(await bad({ chain: [{ id: '__proto__', params: {} }] })).toBe('settings')
    expect(await bad({ chain: [{ id: 'top-p', params: { p: 2 } }] })).toBe('settings')
    expect(await bad({ chains: [[]], chainOf: [1] })).toBe('none')
    expect(await bad({ chains: [[]] })).toBe('damaged')
    expect(await bad({ chainOf: [0] })).toBe('damaged')
    expect(await bad({ chains: [[]], chainOf: [2] })).toBe('damaged')
    expect(await bad({ chains: [[]], chainOf: [-1] })).toBe('damaged')
    expect(await bad({ chains: [[]], chainOf: [1, 1] })).toBe('damaged')
    expect(await bad({ chains: [[], []], chainOf: [1] })).toBe('damaged')
    expect(await bad({ chains: ['top-p'], chainOf: [1] })).toBe('damaged')
    const chains = [[{ id: 'top-p', params: { p: 2 } }]]
    expect(await bad({ chains, chainOf: [1] })).toBe('settings')
    expect(await bad({ again: 1 })).toBe('damaged')
  })

  it('refuses one that unpacks without end', async () => {
    const bomb = await deflate(new Uint8Array(50_000_000))
    expect(await problemOf(`1z.${toBase64Url(bomb)}`)).toBe('damaged')
  })
})
