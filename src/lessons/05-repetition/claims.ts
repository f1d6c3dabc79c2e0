import {
  formatCount,
  formatNumber,
  formatOdds,
  formatProbability,
} from '#lib/charts/number-format.ts'
import { rank, runRanking, type Chain, type Ranking } from '#lib/sampling/index.ts'
import { type Claims, type ModelReader, type WrittenToken } from '#lib/widgets/claims/index.ts'

const door = 'I opened the door and saw a'
const tale = 'Once upon a time, there was a'
const cat = 'The cat sat on the cat'
const counting = '1, 2, 3, 4, 5, '

const repetition = (penalty: number): Chain => [{ id: 'repetition-penalty', params: { penalty } }]
const presence: Chain = [{ id: 'presence-penalty', params: { penalty: 0.5 } }]
const frequency: Chain = [{ id: 'frequency-penalty', params: { penalty: 0.5 } }]
const noTrigrams: Chain = [{ id: 'no-repeat-ngram', params: { size: 3 } }]
const dry: Chain = [{ id: 'dry', params: { multiplier: 0.8 } }]

export const claims: Claims = {
  'loop-said': {
    bench: { text: door, temperature: 0 },
    async measure(model) {
      const said = (await model.tokenize(' said'))[0]
      return (await copies(model, 3)).map((copy) =>
        formatProbability(Math.exp(copy.find(({ id }) => id === said)!.logProb)),
      )
    },
  },
  'loop-copies': {
    bench: { text: door, temperature: 0 },
    async measure(model) {
      const four = await copies(model, 4)
      const [first, ...others] = four[3]
      const pieces = [...four, [first], others]
      return [
        formatCount(four[3].length),
        ...pieces.map((tokens) => formatProbability(Math.exp(sumOf(tokens)))),
      ]
    },
  },
  variety: {
    bench: { text: tale, temperature: 0 },
    async measure({ greedyRun }) {
      const runs = [await greedyRun(door, [], 100), await greedyRun(tale, [], 100)]
      const [first, second] = runs.map((run) => formatCount(new Set(triplesOf(run)).size))
      return [first, formatCount(triplesOf(runs[0]).length), second]
    },
  },
  'rules-on-the-loop': {
    async measure(model) {
      const seek = (await model.tokenize(' seek'))[0]
      const counts = []
      for (const chain of [[], presence, dry, noTrigrams]) {
        const run = await model.greedyRun(door, chain, 60)
        counts.push(formatCount(run.filter(({ id }) => id === seek).length))
      }
      return counts
    },
  },
  loses: {
    isExact: true,
    measure() {
      const losses = [2, 20].map((logit) => {
        const one = rank(Float32Array.from([logit, 0]))
        return formatNumber(logit - penalized(one, [0]).logitOf(0))
      })
      return Promise.resolve(losses)
    },
  },
  shift: {
    bench: { text: cat, repetitionPenalty: 1.3 },
    async measure(model) {
      const ids = await model.tokenize(cat)
      const own = await model.after(cat)
      return [
        formatOdds(massOf(own, ids)),
        ...[0, 10, -20].map((shift) => formatOdds(massOf(penalized(own, ids, shift), ids))),
      ]
    },
  },
  counting: {
    bench: { text: counting, temperature: 0 },
    async measure(model) {
      const chains = [[], presence, dry, frequency, noTrigrams, repetition(1.1), repetition(1.3)]
      const last = []
      for (const chain of chains) last.push(formatCount(await countsTo(model, chain)))
      return last
    },
  },
  comma: {
    bench: { text: counting + '6', repetitionPenalty: 1.1 },
    async measure(model) {
      const text = counting + '6'
      const ids = await model.tokenize(text)
      const comma = (await model.tokenize(','))[0]
      const own = await model.after(text)
      const context = { contextIds: ids, promptLength: ids.length }
      return [own, runRanking(own, repetition(1.1), context).final].map((at) =>
        formatProbability(at.probabilityOf(comma)),
      )
    },
  },
}

/** The first copies of the sentence into which the greedy run after `door` falls: `The next day, …`, with its blank line. */
async function copies(model: ModelReader, count: number): Promise<WrittenToken[][]> {
  const next = (await model.tokenize(' next'))[0]
  const run = await model.greedyRun(door, [], 45 + count * 17)
  const starts = run.flatMap(({ id }, i) => (id === next ? [i - 1] : []))
  return Array.from({ length: count }, (_, i) => run.slice(starts[i], starts[i + 1]))
}

function sumOf(run: readonly WrittenToken[]): number {
  return run.reduce((sum, { logProb }) => sum + logProb, 0)
}

/** All runs of three tokens, as keys. */
function triplesOf(run: readonly WrittenToken[]): string[] {
  const ids = run.map(({ id }) => id)
  return ids.slice(2).map((_, i) => ids.slice(i, i + 3).join())
}

/** The distribution after a repetition penalty of 1.3, all logits having been moved by `shift` before. */
function penalized(own: Ranking, ids: readonly number[], shift = 0): Ranking {
  const moved = rank(own.toLogits().map((logit) => logit + shift))
  return runRanking(moved, repetition(1.3), { contextIds: ids, promptLength: ids.length }).final
}

function massOf(of: Ranking, ids: readonly number[]): number {
  return [...new Set(ids)].reduce((mass, id) => mass + of.probabilityOf(id), 0)
}

/** The last number up to which a run of 48 tokens counts on without a slip. */
async function countsTo(model: ModelReader, chain: Chain): Promise<number> {
  const run = await model.greedyRun(counting, chain, 48)
  const { length } = await model.tokenize(counting)
  let last = 5
  for (let text = counting; ; text += ', ') {
    text += last + 1
    const expected = (await model.tokenize(text)).slice(length)
    if (expected.some((id, i) => run[i]?.id !== id)) return last
    last++
  }
}
