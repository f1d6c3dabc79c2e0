import type { Notes, Outcome } from './outcome.ts'
import type { Ranking } from './ranking.ts'

/** Names of the processors; the registry holds one for each. */
export type ProcessorId =
  | 'logit-bias'
  | 'min-tokens'
  | 'no-repeat-ngram'
  | 'repetition-penalty'
  | 'presence-penalty'
  | 'frequency-penalty'
  | 'dry'
  | 'temperature'
  | 'dynamic-temperature'
  | 'quadratic'
  | 'top-k'
  | 'top-p'
  | 'min-p'
  | 'typical'
  | 'top-a'
  | 'tail-free'
  | 'epsilon'
  | 'eta'
  | 'top-n-sigma'
  | 'top-h'
  | 'xtc'
  | 'mirostat-1'
  | 'mirostat-2'
  | 'adaptive-p'

/** What a processor does: it moves single logits, scales them all, or removes tokens. */
export type ProcessorKind = 'bias' | 'penalty' | 'temperature' | 'truncation' | 'selection'

export type ParamValue = number | boolean | readonly number[] | Readonly<Record<string, number>>

/**
 * Settings by parameter name. A parameter left out has its default, which leaves a step without
 * effect.
 */
export type Params = Readonly<Record<string, ParamValue>>

/** One step of a chain. A step with `enabled: false` stays in its place and does nothing. */
export type Step = { readonly id: ProcessorId; readonly params: Params; readonly enabled?: boolean }

/** Ordered processors; the order is data. */
export type Chain = readonly Step[]

/**
 * What stateful processors carry from token to token: plain numbers, by processor. It lives on the
 * node it belongs to.
 */
export type ProcessorState = Readonly<
  Partial<Record<ProcessorId, Readonly<Record<string, number>>>>
>

/** Where in the text we are: what penalties count, and what chance and state the step has. */
export type Context = {
  /** Ids of the whole text so far, prompt first. */
  contextIds: ArrayLike<number>
  /** How many of them are the prompt. */
  promptLength: number
  /** What {@link accept} returned for the token before; left out at the start of a text. */
  state?: ProcessorState
  /** In [0, 1): XTC's own chance, see `coinAt`. */
  coin?: number
}

/**
 * One parameter: sliders, URL keys, help texts, docs and checks all come from this row.
 * `min`, `max` and `step` are a control's, `valid` is the rule.
 */
export type Parameter = {
  readonly name: string
  readonly kind: 'number' | 'integer' | 'boolean' | 'ids' | 'bias'
  /** What the rule allows, as an interval: `(0, 1]`. Numbers only. */
  readonly valid?: string
  readonly min?: number
  readonly max?: number
  readonly step?: number
  /** The value when it is left out; undefined: it may be absent. */
  readonly default?: ParamValue
  /**
   * The value at which the processor changes nothing; undefined: there is none, another parameter
   * switches it off.
   */
  readonly neutral?: ParamValue
  /** A good value to start from, where the default is off. */
  readonly suggested?: ParamValue
  readonly unit?: string
  readonly help: string
}

/**
 * What a processor needs to know, and so what it does with a partial distribution: `ratios` works
 * on the tokens known and bounds the result; `shape` needs every probability (an entropy, a
 * deviation) and refuses while tokens are unknown; `zero` needs the logits' own zero point, which
 * log-probabilities have lost, and refuses.
 */
export type Needs = 'ratios' | 'shape' | 'zero'

/** What {@link Processor.accept} is told of the step that the token was drawn from. */
export type Accepted<P = Params> = {
  readonly before: Ranking
  readonly after: Ranking
  readonly params: P
  readonly notes: Notes
  /** The state that it had at this step, if any. */
  readonly state: Readonly<Record<string, number>> | undefined
}

/** A processor: its description, and its rule as a pure function of the ranked distribution. */
export type Processor<P = Params> = {
  readonly id: ProcessorId
  readonly kind: ProcessorKind
  readonly parameters: readonly Parameter[]
  /** TeX. */
  readonly formula: string
  /** One sentence for a reader who has not met it. */
  readonly help: string
  /** Paper or implementation that defines it. */
  readonly source: string
  /** Which implementations give the same, and where they differ. */
  readonly agreement: string
  readonly needs: Needs
  apply(ranking: Ranking, params: P, context: Context): Outcome
  /** The state after a token was taken. Only processors with a memory have it. */
  accept?(step: Accepted<P>, id: number): Readonly<Record<string, number>> | undefined
}
