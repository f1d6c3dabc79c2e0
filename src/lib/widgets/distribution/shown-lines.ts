import { formatOdds, formatProbabilityAligned } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'
import type { Trace } from '#lib/sampling/index.ts'
import type { BarScale } from './bar-scale.ts'
import type { Mass } from './mass.ts'
import type { Facts, TokenFacts } from './token-facts.ts'

const words = messages.distribution
/** Below this a probability is written as a power of ten, and the odds beside it help. */
const ODDS_BELOW = 1e-4

/** A token, as one row says it. */
export type Row = {
  facts: Facts
  probability: string
  /** Of what is very unlikely. */
  odds: string | undefined
  /** Which stage removed it: `by top-p`. */
  by: string | undefined
  /** Lengths in percent of the bar's cell. */
  shapedBar: number
  ownBar: number
  isRemoved: boolean
  /** The token of the step on view, or the one that the coming dart points at. */
  mark: 'taken' | 'hit' | undefined
}

/** Several ranks in one line: a fold, or the rest of the vocabulary. */
export type Group = {
  label: string
  probability: string
  own: string
  shapedBar: number
  ownBar: number
  isRemoved: boolean
}

/** The tokens that are marked in the text and by the dart. */
export type Marks = { taken: number | undefined; hit: number | undefined }

/** Puts the lines of one trace into words and lengths. */
export class LineWriter {
  readonly #trace: Trace
  readonly #facts: TokenFacts
  readonly #scale: BarScale
  readonly #marks: Marks

  constructor(trace: Trace, facts: TokenFacts, scale: BarScale, marks: Marks) {
    this.#trace = trace
    this.#facts = facts
    this.#scale = scale
    this.#marks = marks
  }

  row(id: number): Row {
    const facts = this.#facts.of(id)
    const { final } = this.#trace
    const isRemoved = final.rankOf(id) < 0
    const shaped = isRemoved ? 0 : final.probabilityOf(id)
    const { taken, hit } = this.#marks
    return {
      facts,
      probability: isRemoved ? words.removed : formatProbabilityAligned(shaped),
      odds: isRemoved ? undefined : oddsOf(shaped),
      by: isRemoved ? this.#remover(id) : undefined,
      shapedBar: this.#scale.length(shaped),
      ownBar: this.#scale.length(facts.ownProbability),
      isRemoved,
      mark: taken === id ? 'taken' : hit === id ? 'hit' : undefined,
    }
  }

  group(label: string, { shaped, own }: Mass): Group {
    const isRemoved = shaped === 0 && own > 0
    return {
      label,
      probability: isRemoved ? words.removed : formatProbabilityAligned(shaped),
      own: formatProbabilityAligned(own),
      shapedBar: this.#scale.length(shaped),
      ownBar: this.#scale.length(own),
      isRemoved,
    }
  }

  #remover(id: number): string | undefined {
    const stage = this.#trace.stages[this.#trace.removedBy(id)]
    return stage && words.by(stage.id)
  }
}

function oddsOf(probability: number): string | undefined {
  return probability < ODDS_BELOW ? formatOdds(probability) : undefined
}
