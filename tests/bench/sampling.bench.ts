// What a move of a slider costs: chains on distributions of three sizes, in passes of a plain
// softmax over the vocabulary.
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { rank, runChain, type Chain, type Ranking } from '#lib/sampling/index.ts'
import { makeLogits } from '../golden/sampling/logits.ts'
import { explorerChain } from './sampling/explorer.ts'
import { transformersJs } from './sampling/transformers-js.ts'

const SIZES = [50_257, 151_936, 262_144]
const ROUNDS = 201
const WARM_UP = 20

const five: Chain = [
  { id: 'repetition-penalty', params: { penalty: 1.1 } },
  { id: 'temperature', params: { temperature: 0.8 } },
  { id: 'top-k', params: { k: 40 } },
  { id: 'top-p', params: { p: 0.95 } },
  { id: 'min-p', params: { p: 0.05 } },
]
const three = five.slice(0, 3)

/** The floor: the least that touches every probability, without even an array of its own. */
function softmaxPass(logits: Float32Array, into: Float64Array): void {
  let max = -Infinity
  for (let id = 0; id < logits.length; id++) if (logits[id] > max) max = logits[id]
  let sum = 0
  for (let id = 0; id < logits.length; id++) sum += into[id] = Math.exp(logits[id] - max)
  for (let id = 0; id < logits.length; id++) into[id] /= sum
}

type Contender = { name: string; run: () => unknown; times: number[] }

/** One after another in each round, so that a busy machine slows all alike. */
async function measure(contenders: readonly Contender[]): Promise<void> {
  for (let round = 0; round < WARM_UP + ROUNDS; round++)
    for (const { run, times } of contenders) {
      const start = performance.now()
      await run()
      if (round >= WARM_UP) times.push(performance.now() - start)
    }
}

function median({ times }: Contender): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1]
}

/** Bytes of the arrays that a trace holds beyond its ranking, on average over some. */
function bytesOfTrace(trace: () => unknown): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  const before = process.memoryUsage().arrayBuffers
  const held = Array.from({ length: 20 }, trace)
  collect()
  return (process.memoryUsage().arrayBuffers - before) / held.length
}

const peer = await transformersJs()
if (!peer)
  console.log(
    'transformers.js is left out: npm install in tests/bench/peers/transformers-js (470 MB)\n',
  )

for (const size of SIZES) {
  const logits = makeLogits('random', size, 1)
  const into = new Float64Array(size)
  const ranking = rank(logits)
  const contextIds = [...ranking.idByRank.subarray(0, 200)].filter((_, rank) => rank % 2 === 0)
  const context = { contextIds, promptLength: 0 }
  /** Everything the page shows of a trace: final probabilities, and what each stage kept. */
  const trace = (chain: Chain, made?: Ranking) => {
    const trace = runChain(logits, chain, context, made)
    return [trace.keptMass, trace.probabilityByRank, trace]
  }
  const contenders: Contender[] = [
    { name: 'softmax pass, float64', run: () => softmaxPass(logits, into), times: [] },
    { name: 'five stages, ranking cached', run: () => trace(five, ranking), times: [] },
    { name: 'five stages, cold', run: () => trace(five), times: [] },
    { name: 'ranking alone', run: () => rank(logits), times: [] },
    { name: 'penalty, temperature, top-k, cached', run: () => trace(three, ranking), times: [] },
    {
      name: 'the same, for the probabilities alone',
      run: () => runChain(logits, three, context, ranking).probabilityByRank,
      times: [],
    },
    {
      name: 'five stages, array of objects',
      run: () => explorerChain(logits, contextIds),
      times: [],
    },
  ]
  if (peer)
    contenders.push({
      name: 'penalty, temperature, top-k, transformers.js',
      run: () => peer(logits, contextIds),
      times: [],
    })
  await measure(contenders)
  const floor = median(contenders[0])
  console.log(`V = ${size.toLocaleString('en')}, medians of ${ROUNDS}`)
  for (const one of contenders) {
    const ms = median(one)
    console.log(
      `  ${one.name.padEnd(46)}${ms.toFixed(3).padStart(9)} ms${(ms / floor).toFixed(2).padStart(9)} passes`,
    )
  }
  const megabytes = (bytesOfTrace(() => trace(five, ranking)) / 1e6).toFixed(2)
  console.log(`  a trace holds ${megabytes} MB beyond its ranking\n`)
}
