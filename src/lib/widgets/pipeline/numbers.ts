import type { Notes, ProcessorId, Stage } from '#lib/sampling/index.ts'
import type { PipelineStage } from './stages.ts'
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
  return [
    tex`p_i = \frac{e^{\ell_i - \ell_{\max}}}{\sum_j e^{\ell_j - \ell_{\max}}} = \frac{e^{${n(gap)}}}{${n(before.total, 3)}} = ${p(before.probabilityOf(id))}`,
  ]
}

function drawNumbers({ before }: PipelineStage, id: number, u: number | undefined): string[] {
  const rank = before.rankOf(id)
  const from = before.weightOf(0, rank) / before.total
  const to = before.weightOf(0, rank + 1) / before.total
  const share = tex`\text{share of } i\text{: } [${n(from, 4)},\ ${n(to, 4)})`
  if (u === undefined) return [share]
  const isHit = u >= from && u < to
  const where = u < from ? '<' : tex`\ge`
  return [
    share,
    isHit
      ? tex`${n(from, 4)} \le u = ${n(u, 4)} < ${n(to, 4)}`
      : tex`u = ${n(u, 4)} ${where} ${n(u < from ? from : to, 4)}`,
  ]
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
  return [tex`q_i = \frac{${p(probability)}}{${p(keptMass)}} = ${p(probability / keptMass)}`]
}

const moved = ({ logit, logitAfter }: Filled, how: string): string =>
  logitAfter === logit
    ? tex`\ell'_i = \ell_i = ${n(logit)}`
    : tex`\ell'_i = ${how} = ${n(logitAfter)}`

/** A logit minus, or plus, what was taken off it. */
const lowered = (filled: Filled): string[] => {
  const { logit, logitAfter } = filled
  if (logitAfter === -Infinity) return [tex`\ell'_i = -\infty`]
  const by = logit - logitAfter
  return [moved(filled, tex`${n(logit)} ${by < 0 ? '+' : '-'} ${n(Math.abs(by))}`)]
}

const compared = (left: string, isKept: boolean, right: string): string =>
  tex`${left} ${isKept ? tex`\ge` : '<'} ${right}`

/** p_i against a line that the step drew. */
const againstLine = (filled: Filled, line: string): string[] => [
  line,
  compared(tex`p_i = ${p(filled.probability)}`, filled.isKept, p(filled.notes.line)),
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
    const how = filled.logit > 0 ? '/' : tex`\cdot`
    return [moved(filled, tex`${n(filled.logit)} ${how} ${s(filled.setting('penalty'))}`)]
  },
  temperature: ({ setting, logit, logitAfter, isKept }) => {
    const T = setting('temperature')
    if (T === 0) return [isKept ? tex`\ell_i = \ell_{\max}` : tex`\ell_i < \ell_{\max}`]
    return [tex`\ell'_i = ${n(logit)} / ${s(T)} = ${n(logitAfter)}`]
  },
  'dynamic-temperature': ({ notes, logit, logitAfter }) => [
    tex`H = ${n(notes.entropy)}, \quad T' = ${n(notes.temperature)}`,
    tex`\ell'_i = ${n(logit)} / ${n(notes.temperature)} = ${n(logitAfter)}`,
  ],
  quadratic: ({ notes, logit, logitAfter }) => [
    tex`d_i = ${n(logit)} - ${n(notes.max)} = ${n(logit - notes.max)}`,
    tex`\ell'_i = ${n(logitAfter)}`,
  ],
  'top-k': ({ rank, setting, isKept }) => [
    tex`\operatorname{rank}(i) = ${rank} ${isKept ? tex`\le` : '>'} ${setting('k')}`,
  ],
  'top-p': ({ stage, setting }) => {
    const { before, after } = stage
    const sum = before.weightOf(0, after.count) / before.total
    const short = before.weightOf(0, after.count - 1) / before.total
    const limit = s(setting('p'))
    return [tex`${n(short, 4)} < ${limit} \le ${n(sum, 4)}, \quad n = ${after.count}`]
  },
  'min-p': (filled) => {
    const { stage, setting, notes } = filled
    const top = p(stage.before.probability(0))
    const line = tex`p \cdot p_{\max} = ${s(setting('p'))} \cdot ${top} = ${p(notes.line)}`
    return againstLine(filled, line)
  },
  typical: ({ probability, notes, isKept }) => {
    const distance = Math.abs(-Math.log(probability) - notes.entropy)
    return [
      tex`H = ${n(notes.entropy)}`,
      tex`\lvert {-\ln p_i} - H \rvert = ${n(distance)} ${isKept ? tex`\le` : '>'} ${n(notes.distance)}`,
    ]
  },
  'top-a': (filled) => {
    const top = p(filled.stage.before.probability(0))
    const line = tex`a \, p_{\max}^2 = ${s(filled.setting('a'))} \cdot ${top}^2 = ${p(filled.notes.line)}`
    return againstLine(filled, line)
  },
  'tail-free': ({ stage, notes, setting }) => [
    tex`\sum_j s_j = ${n(notes.bend, 4)} > z = ${s(setting('z'))}, \quad n = ${stage.after.count}`,
  ],
  epsilon: (filled) => againstLine(filled, tex`\varepsilon = ${p(filled.notes.line)}`),
  eta: (filled) => {
    const { notes, setting } = filled
    const epsilon = s(setting('epsilon'))
    return againstLine(
      filled,
      tex`\min(${epsilon}, \sqrt{${epsilon}}\, e^{-${n(notes.entropy)}}) = ${p(notes.line)}`,
    )
  },
  'top-n-sigma': ({ stage, notes, setting, logit, isKept }) => [
    tex`${n(stage.before.logitAt(0))} - ${s(setting('n'))} \cdot ${n(notes.sigma)} = ${n(notes.cutoff)}`,
    compared(tex`\ell_i = ${n(logit)}`, isKept, n(notes.cutoff)),
  ],
  'top-h': ({ stage, notes, setting }) => [
    tex`h \, H = ${s(setting('h'))} \cdot ${n(notes.entropy)} = ${n(notes.limit)}`,
    tex`-\sum p \ln p = ${n(notes.sum)} \le ${n(notes.limit)}, \quad n = ${stage.after.count}`,
  ],
  xtc: ({ notes, setting, probability }) => {
    const acts = notes.coin < setting('probability')
    const threshold = s(setting('threshold'))
    return [
      tex`c = ${n(notes.coin, 3)} ${acts ? '<' : tex`\ge`} P = ${s(setting('probability'))}`,
      ...(acts
        ? [compared(tex`p_i = ${p(probability)}`, probability >= setting('threshold'), threshold)]
        : []),
    ]
  },
  'mirostat-1': ({ stage, notes, rank, isKept }) => [
    tex`\mu = ${n(notes.mu)}, \quad \hat s = ${n(notes.exponent)}, \quad k = ${stage.after.count}`,
    tex`\operatorname{rank}(i) = ${rank} ${isKept ? tex`\le` : '>'} ${stage.after.count}`,
  ],
  'mirostat-2': ({ notes, probability, isKept }) => [
    tex`-\log_2 p_i = ${n(-Math.log2(probability))} ${isKept ? tex`\le` : '>'} \mu = ${n(notes.mu)}`,
  ],
  'adaptive-p': ({ notes, probability, logitAfter }) => {
    const x = Math.abs(probability - notes.aim) / ADAPTIVE_WIDTH
    return [
      tex`t' = ${p(notes.aim)}`,
      tex`x_i = \frac{\lvert ${p(probability)} - ${p(notes.aim)} \rvert}{0.3} = ${n(x)}`,
      tex`\ell'_i = ${n(logitAfter)}`,
    ]
  },
}
