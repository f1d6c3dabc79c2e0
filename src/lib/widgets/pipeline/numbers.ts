import { equation, number } from '#lib/charts/arithmetic.ts'
import type { Notes, ProcessorId, Stage } from '#lib/sampling/index.ts'
import type { PipelineStage } from './stages.ts'
import {
  atLeast,
  atMost,
  compared,
  divided,
  finely,
  quotient,
  reckoned,
  texApart,
  texGiven,
  texShare,
  usually,
} from './tex-arithmetic.ts'
import { texNumber as n, texProbability as p, texSetting as s } from './tex-number.ts'

const tex = String.raw
/** Adaptive-p's width of its peak: part of its rule, no parameter. */
const ADAPTIVE_WIDTH = 0.3

/** What a step did, with everything that its formula takes for one token. */
type Filled = {
  readonly stage: Stage
  readonly notes: Notes
  /** The number behind a parameter's name. */
  readonly setting: (name: string) => number
  /** Of the token before the step: logit, probability, rank from 1. */
  readonly logit: number
  readonly probability: number
  readonly rank: number
  /** The logit after it; −∞ when the step removed the token. */
  readonly logitAfter: number
  readonly isKept: boolean
}

/**
 * The formula of a stage with the numbers of this very step in it, for one token called i: lines of TeX. Empty where the stage did not get
 * the token any more.
 *
 * @param u the dart, for the draw
 */
export function numbersOf(stage: PipelineStage, id: number, u: number | undefined): string[] {
  if (stage.before.rankOf(id) < 0) return []
  if (stage.kind === 'raw') return rawNumbers(stage, id)
  if (stage.kind === 'softmax') return softmaxNumbers(stage, id)
  if (stage.kind === 'draw') return drawNumbers(stage, id, u)
  return stepNumbers(stage.step!, id)
}

function rawNumbers({ before }: PipelineStage, id: number): string[] {
  const logit = before.logitOf(id)
  const gap = before.logitAt(0) - logit
  return [tex`\ell_i = ${n(logit)}`, tex`\ell_{\max} - \ell_i = ${n(gap)}`]
}

function softmaxNumbers({ before }: PipelineStage, id: number): string[] {
  const gap = before.logitOf(id) - before.logitAt(0)
  const share = equation(
    [number(gap), number(before.total, 3)],
    (gap, total) => Math.exp(gap) / total,
    (gap, total) => tex`\frac{e^{${gap}}}{${total}}`,
    (share) => p(share),
  )
  return [tex`p_i = \frac{e^{\ell_i - \ell_{\max}}}{\sum_j e^{\ell_j - \ell_{\max}}} = ${share}`]
}

function drawNumbers({ before }: PipelineStage, id: number, u: number | undefined): string[] {
  const rank = before.rankOf(id)
  const from = before.weightOf(0, rank) / before.total
  const to = before.weightOf(0, rank + 1) / before.total
  const [begin, end, dart] = texApart(u === undefined ? [from, to] : [from, to, u], finely)
  const share = tex`\text{share of } i\text{: } [${begin},\ ${end})`
  if (u === undefined) return [share]
  if (u < from) return [share, tex`u = ${dart} < ${begin}`]
  if (u >= to) return [share, tex`u = ${dart} \ge ${end}`]
  return [share, tex`${begin} \le u = ${dart} < ${end}`]
}

function stepNumbers(stage: Stage, id: number): string[] {
  const { before, after, notes, params } = stage
  const filled: Filled = {
    stage,
    notes,
    setting: (name) => params[name] as number,
    logit: before.logitOf(id),
    probability: before.probabilityOf(id),
    rank: before.rankOf(id) + 1,
    logitAfter: after.logitOf(id),
    isKept: after.rankOf(id) >= 0,
  }
  if (stage.noEffect && !(stage.id in ALWAYS)) return [tex`\ell'_i = \ell_i = ${n(filled.logit)}`]
  const lines = LINES[stage.id](filled)
  return [...lines, ...renormalized(filled)]
}

/** Steps whose numbers say something also when nothing came of them. */
const ALWAYS: Partial<Record<ProcessorId, true>> = {
  xtc: true,
  'mirostat-1': true,
  'mirostat-2': true,
  'top-n-sigma': true,
}

/** What survives a truncation is divided by what is left. */
function renormalized({ stage, probability, isKept }: Filled): string[] {
  if (!isKept || stage.before.count === stage.after.count) return []
  const { keptMass } = stage
  return [tex`q_i = ${quotient(texShare(probability), texShare(keptMass))}`]
}

const moved = ({ logit, logitAfter }: Filled, how: string): string =>
  tex`\ell'_i = ${logitAfter === logit ? tex`\ell_i = ${n(logit)}` : how}`

/** A logit minus, or plus, what was taken off it. */
const lowered = (filled: Filled): string[] => {
  const { logit, logitAfter } = filled
  if (logitAfter === -Infinity) return [tex`\ell'_i = -\infty`]
  const by = logit - logitAfter
  const how =
    by < 0
      ? reckoned(logit, '+', number(-by), (logit, by) => logit + by)
      : reckoned(logit, '-', number(by), (logit, by) => logit - by)
  return [moved(filled, how)]
}

/** p_i against a line that the step drew. */
const againstLine = ({ probability, isKept, notes }: Filled, line: string): string[] => [
  line,
  compared('p_i', probability, atLeast(isKept), notes.line, p),
]

const LINES: Readonly<Record<ProcessorId, (filled: Filled) => string[]>> = {
  'logit-bias': lowered,
  'presence-penalty': lowered,
  'frequency-penalty': lowered,
  dry: lowered,
  'no-repeat-ngram': lowered,
  'min-tokens': (filled) => [
    tex`t = ${filled.notes.generated} < n = ${filled.setting('count')}`,
    ...lowered(filled),
  ],
  'repetition-penalty': (filled) => {
    const { logit } = filled
    const penalty = texGiven(filled.setting('penalty'))
    const multiplied = () => reckoned(logit, tex`\cdot`, penalty, (logit, by) => logit * by)
    return [moved(filled, logit > 0 ? divided(logit, penalty) : multiplied())]
  },
  temperature: ({ setting, logit, isKept }) => {
    const T = setting('temperature')
    if (T === 0) return [isKept ? tex`\ell_i = \ell_{\max}` : tex`\ell_i < \ell_{\max}`]
    return [tex`\ell'_i = ${divided(logit, texGiven(T))}`]
  },
  'dynamic-temperature': ({ notes, logit }) => [
    tex`H = ${n(notes.entropy)}, \quad T' = ${n(notes.temperature)}`,
    tex`\ell'_i = ${divided(logit, number(notes.temperature))}`,
  ],
  quadratic: ({ notes, logit, logitAfter }) => [
    tex`d_i = ${reckoned(logit, '-', number(notes.max), (logit, max) => logit - max)}`,
    tex`\ell'_i = ${n(logitAfter)}`,
  ],
  'top-k': ({ rank, setting, isKept }) => [
    tex`\operatorname{rank}(i) = ${rank} ${atMost(isKept)} ${setting('k')}`,
  ],
  'top-p': ({ stage, setting }) => {
    const { before, after } = stage
    const sum = before.weightOf(0, after.count) / before.total
    const short = before.weightOf(0, after.count - 1) / before.total
    const p = setting('p')
    const [less, , enough] = texApart([short, p, sum], finely)
    return [tex`${less} < ${s(p)} \le ${enough}, \quad n = ${after.count}`]
  },
  'min-p': (filled) => {
    const { stage, setting } = filled
    const line = equation(
      [texGiven(setting('p')), texShare(stage.before.probability(0))],
      (p, top) => p * top,
      (p, top) => tex`${p} \cdot ${top}`,
      (line) => p(line),
    )
    return againstLine(filled, tex`p \cdot p_{\max} = ${line}`)
  },
  typical: ({ probability, notes, isKept }) => {
    const distance = Math.abs(-Math.log(probability) - notes.entropy)
    return [
      tex`H = ${n(notes.entropy)}`,
      compared(
        tex`\lvert {-\ln p_i} - H \rvert`,
        distance,
        atMost(isKept),
        notes.distance,
        usually,
      ),
    ]
  },
  'top-a': (filled) => {
    const line = equation(
      [texGiven(filled.setting('a')), texShare(filled.stage.before.probability(0))],
      (a, top) => a * top ** 2,
      (a, top) => tex`${a} \cdot ${top}^2`,
      (line) => p(line),
    )
    return againstLine(filled, tex`a \, p_{\max}^2 = ${line}`)
  },
  'tail-free': ({ stage, notes, setting }) => [
    tex`\sum_j s_j = ${n(notes.bend, 4)} > z = ${s(setting('z'))}, \quad n = ${stage.after.count}`,
  ],
  epsilon: (filled) => againstLine(filled, tex`\varepsilon = ${p(filled.notes.line)}`),
  eta: (filled) => {
    const { notes, setting } = filled
    const line = equation(
      [texGiven(setting('epsilon')), number(notes.entropy)],
      (epsilon, entropy) => Math.min(epsilon, Math.sqrt(epsilon) * Math.exp(-entropy)),
      (epsilon, entropy) => tex`\min(${epsilon}, \sqrt{${epsilon}}\, e^{-${entropy}})`,
      (line) => p(line),
    )
    return againstLine(filled, line)
  },
  'top-n-sigma': ({ stage, notes, setting, logit, isKept }) => [
    equation(
      [number(stage.before.logitAt(0)), texGiven(setting('n')), number(notes.sigma)],
      (max, n, sigma) => max - n * sigma,
      (max, n, sigma) => tex`${max} - ${n} \cdot ${sigma}`,
      (cutoff) => n(cutoff),
    ),
    compared(tex`\ell_i`, logit, atLeast(isKept), notes.cutoff, usually),
  ],
  'top-h': ({ stage, notes, setting }) => [
    equation(
      [texGiven(setting('h')), number(notes.entropy)],
      (h, entropy) => h * entropy,
      (h, entropy) => tex`h \, H = ${h} \cdot ${entropy}`,
      (limit) => n(limit),
    ),
    tex`${compared(tex`-\sum p \ln p`, notes.sum, tex`\le`, notes.limit, usually)}, \quad n = ${stage.after.count}`,
  ],
  xtc: ({ notes, setting, probability }) => {
    const acts = notes.coin < setting('probability')
    const threshold = setting('threshold')
    const [coin] = texApart([notes.coin, setting('probability')], (c, more) => n(c, 3 + more))
    return [
      tex`c = ${coin} ${acts ? '<' : tex`\ge`} P = ${s(setting('probability'))}`,
      ...(acts
        ? [compared('p_i', probability, atLeast(probability >= threshold), threshold, p)]
        : []),
    ]
  },
  'mirostat-1': ({ stage, notes, rank, isKept }) => [
    tex`\mu = ${n(notes.mu)}, \quad \hat s = ${n(notes.exponent)}, \quad k = ${stage.after.count}`,
    tex`\operatorname{rank}(i) = ${rank} ${atMost(isKept)} ${stage.after.count}`,
  ],
  'mirostat-2': ({ notes, probability, isKept }) => {
    const [surprisal, mu] = texApart([-Math.log2(probability), notes.mu], usually)
    return [tex`-\log_2 p_i = ${surprisal} ${atMost(isKept)} \mu = ${mu}`]
  },
  'adaptive-p': ({ notes, probability, logitAfter }) => {
    const distance = equation(
      [texShare(probability), texShare(notes.aim)],
      (share, aim) => Math.abs(share - aim) / ADAPTIVE_WIDTH,
      (share, aim) => tex`\frac{\lvert ${share} - ${aim} \rvert}{0.3}`,
      (x) => n(x),
    )
    return [tex`t' = ${p(notes.aim)}`, tex`x_i = ${distance}`, tex`\ell'_i = ${n(logitAfter)}`]
  },
}
