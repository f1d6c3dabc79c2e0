import { equation, given, inBrackets, number, share } from '#lib/charts/arithmetic.ts'
import {
  formatCount,
  formatMagnitude,
  formatNumber,
  formatPerplexity,
  formatProbability,
  formatSetting,
} from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import {
  effectiveChoices,
  entropyBits,
  klBits,
  runRanking,
  type Chain,
  type Context,
  type Ranking,
} from '#lib/sampling/index.ts'
import { paramOf } from '#lib/state/everyday-chain.ts'
import type { Topic } from './topics.ts'

const words = messages.yourStep

/** A step whose numbers are put into the formulas. */
export type StepOnView = {
  readonly own: Ranking
  readonly context: Context
  /** The reader's settings; what they leave off is shown with an example. */
  readonly chain: Chain
  /** A token as it is shown. */
  readonly nameOf: (id: number) => string
}

/** One line: what it is, and the arithmetic. */
export type Line = { readonly what: string; readonly is: string }

/** A topic's formula with the numbers of a step: which setting it is for, and the lines. */
export type Filled = { readonly setting?: string; readonly lines: readonly Line[] }

/** Puts the numbers of a step into a topic's formula. */
export function fill(topic: Topic, step: StepOnView): Filled {
  return fillers[topic](step)
}

const fillers: Record<Topic, (step: StepOnView) => Filled> = {
  softmax: ({ own, nameOf }) => ({
    lines: [
      { what: words.sum(formatCount(own.count)), is: formatNumber(own.total, 3) },
      ...[0, 1].map((rank) => shareLine(own, rank, nameOf)),
    ],
  }),

  temperature: (step) => {
    const { value: T, written, setting } = settingOf(step, 'temperature')
    const after = shapedBy(step, [{ id: 'temperature', params: { temperature: T } }])
    const gap = step.own.logitAt(0) - step.own.logitAt(1)
    return {
      setting,
      lines: [
        {
          what: words.ratio,
          is: equation(
            [number(gap), given(T, written)],
            (gap, T) => Math.exp(gap / T),
            (gap, T) => `exp(${gap} / ${T})`,
            formatMagnitude,
          ),
        },
        change(step, after, step.own.idByRank[0]),
        change(step, after, step.own.idByRank[1]),
      ],
    }
  },

  'top-k': (step) => {
    const { value: k, setting } = settingOf(step, 'topK')
    return { setting, lines: cutLines(step, shapedBy(step, [{ id: 'top-k', params: { k } }])) }
  },

  'top-p': (step) => {
    const { value: p, setting } = settingOf(step, 'topP')
    const after = shapedBy(step, [{ id: 'top-p', params: { p } }])
    const fewer = after.count - 1
    const mass = step.own.weightOf(0, fewer) / step.own.total
    const before = { what: words.before(formatCount(fewer)), is: formatProbability(mass) }
    return { setting, lines: [...(fewer > 0 ? [before] : []), ...cutLines(step, after)] }
  },

  'repetition-penalty': (step) => {
    const { value: penalty, written, setting } = settingOf(step, 'penalty')
    const { own, context, nameOf } = step
    const seen = Array.from(new Set(Array.from(context.contextIds)))
    const [id] = seen.sort((a, b) => own.rankOf(a) - own.rankOf(b))
    if (id === undefined) return { setting, lines: [{ what: words.noneSeen, is: '' }] }
    const after = shapedBy(step, [{ id: 'repetition-penalty', params: { penalty } }])
    const logit = own.logitOf(id)
    const isPositive = logit > 0
    return {
      setting,
      lines: [
        {
          what: words.logitOf(nameOf(id)),
          is: equation(
            [number(logit), given(penalty, written)],
            (logit, penalty) => (isPositive ? logit / penalty : logit * penalty),
            (logit, penalty) => `${logit} ${isPositive ? '/' : '×'} ${penalty}`,
            formatNumber,
          ),
        },
        change(step, after, id),
      ],
    }
  },

  'log-probability': ({ own, nameOf }) => {
    const id = own.idByRank[0]
    const logProb = own.logitAt(0) - own.logSum
    return {
      lines: [
        {
          what: words.logProbOf(nameOf(id)),
          is: equation(
            [number(own.logitAt(0)), number(own.logSum)],
            (logit, sum) => logit - sum,
            (logit, sum) => `${logit} − ${inBrackets(sum)}`,
            (logProb) => `${formatNumber(logProb)} nats`,
          ),
        },
        { what: words.surprisal, is: inBits(-logProb / Math.LN2) },
        { what: words.perplexity, is: formatPerplexity(Math.exp(-logProb)) },
      ],
    }
  },

  entropy: ({ own, nameOf }) => ({
    lines: [
      ...[0, 1].map((rank) => {
        const p = own.probability(rank)
        return {
          what: words.term(nameOf(own.idByRank[rank])),
          is: equation(
            [share(p), number(-Math.log2(p))],
            (p, surprisal) => p * surprisal,
            (p, surprisal) => `${p} × ${surprisal} bits`,
            inBits,
          ),
        }
      }),
      { what: words.entropy, is: inBits(entropyBits(own)) },
      { what: words.choices, is: formatNumber(effectiveChoices(own), 1) },
    ],
  }),

  divergence: (step) => {
    const isShaped = runRanking(step.own, step.chain, step.context).final !== step.own
    // A cut, because it shows both what is infinite and what is short.
    const { value: p, setting } = settingOf(step, 'topP')
    const after = shapedBy(step, isShaped ? step.chain : [{ id: 'top-p', params: { p } }])
    const [toOwn, toShaped] = [klBits(after, step.own), klBits(step.own, after)]
    const ofCut = () =>
      equation(
        [share(step.own.massOf(after))],
        (mass) => -Math.log2(mass),
        (mass) => `−log₂ ${mass}`,
        inFineBits,
      )
    return {
      ...(!isShaped && { setting }),
      lines: [
        { what: words.toOwn, is: isShaped ? inFineBits(toOwn) : ofCut() },
        {
          what: words.toShaped,
          is: toShaped === Infinity ? `∞, ${words.infinite}` : inFineBits(toShaped),
        },
      ],
    }
  },
}

/** Where each everyday setting stands in a chain, and what it is shown with while it is off. */
const SETTINGS = {
  temperature: { id: 'temperature', param: 'temperature', off: 1, example: 1.5, step: 0.01 },
  topK: { id: 'top-k', param: 'k', off: 0, example: 40, step: 1 },
  topP: { id: 'top-p', param: 'p', off: 1, example: 0.9, step: 0.01 },
  penalty: { id: 'repetition-penalty', param: 'penalty', off: 1, example: 1.2, step: 0.01 },
} as const

function settingOf({ chain }: StepOnView, name: keyof typeof SETTINGS) {
  const { id, param, off, example, step } = SETTINGS[name]
  const readers = paramOf(chain, id, param)
  // A temperature of 0 has no formula: the most probable token takes all.
  const isReaders = readers !== off && readers !== 0
  const value = isReaders ? readers : example
  const written = formatSetting(value, step)
  return { value, written, setting: words.setting(words.names[name], written, isReaders) }
}

function shapedBy({ own, context }: StepOnView, chain: Chain): Ranking {
  return runRanking(own, chain, context).final
}

function inBits(bits: number): string {
  return `${formatNumber(bits)} bits`
}

/** Divergences are small. */
function inFineBits(bits: number): string {
  return `${formatNumber(bits, 3)} bits`
}

function shareLine(own: Ranking, rank: number, nameOf: StepOnView['nameOf']): Line {
  return {
    what: words.probability(nameOf(own.idByRank[rank])),
    is: equation(
      [number(own.logitAt(rank)), number(own.logitAt(0)), number(own.total)],
      (logit, max, sum) => Math.exp(logit - max) / sum,
      (logit, max, sum) => `exp(${logit} − ${inBrackets(max)}) / ${sum}`,
      formatProbability,
    ),
  }
}

function change({ own, nameOf }: StepOnView, after: Ranking, id: number): Line {
  return {
    what: words.probability(nameOf(id)),
    is: `${formatProbability(own.probabilityOf(id))} → ${formatProbability(after.probabilityOf(id))}`,
  }
}

function cutLines({ own, nameOf }: StepOnView, after: Ranking): Line[] {
  const mass = own.massOf(after)
  const first = own.probability(0)
  return [
    { what: words.keptCount, is: formatCount(after.count) },
    { what: words.keptMass, is: formatProbability(mass) },
    {
      what: words.probability(nameOf(own.idByRank[0])),
      is: equation(
        [share(first), share(mass)],
        (first, mass) => first / mass,
        (first, mass) => `${first} / ${mass}`,
        formatProbability,
      ),
    },
  ]
}
