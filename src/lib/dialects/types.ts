import type { Chain, Params, ParamValue, ProcessorId, Step } from '#lib/sampling/index.ts'

/** The targets a chain can be written for, and read from. */
export type Dialect =
  | 'openai'
  | 'anthropic'
  | 'transformers'
  | 'transformers.js'
  | 'llama.cpp'
  | 'vllm'
  | 'ollama'
  | 'text-generation-webui'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }
export type Request = { [key: string]: Json }

/**
 * What a request holds besides the chain, and what is needed to translate it. All of it may be left
 * out.
 */
export type Options = {
  model?: string
  /** The text as the model is to see it. */
  prompt?: string
  /** The user's words, where the prompt is one turn of a chat in the model's template. */
  userText?: string
  maxTokens?: number
  seed?: number
  stop?: readonly string[]
  /** What "the whole context" is written as where a target wants a number of tokens. */
  contextLength?: number
  /** How many tokens there are: an id from elsewhere may lie beyond. */
  vocabSize?: number
  /** Ids of the tokens that end a text: targets know their model's own. */
  endIds?: readonly number[]
  /** DRY's sequence breakers as texts: the chain holds them as ids. */
  breakers?: readonly string[]
  /** Ids of all tokens that contain a text, to read breakers. */
  idsOf?: (text: string) => readonly number[]
  /**
   * Names of samplers in the order that a request gave them: those without a step in the chain keep
   * their places.
   */
  samplerNames?: readonly string[]
  /**
   * Keys of a request that was read which are not settings of a sampler: they are written back as
   * they were.
   */
  passed?: Readonly<Request>
}

export type Written = { request: Request; snippet: string; warnings: string[] }
export type Read = { chain: Step[]; options: Options; warnings: string[] }

/** Collects warnings: one plain sentence each. */
export type Warn = (sentence: string) => void

/** One key of a request, and the parameter that it sets. */
export type Field = {
  readonly key: string
  /** The steps it sets; several where one key is shared. */
  readonly ids: readonly ProcessorId[]
  readonly param: string
  /**
   * Written when there is no such step; undefined: then the key is left out, for want of a neutral
   * value.
   */
  readonly off: Json | undefined
  /** What the target takes when the key is missing; left out: `off`. */
  readonly fallback?: Json
  /**
   * What the target accepts, as an interval; the nearest end is written for a value outside, with a
   * warning.
   */
  readonly range?: readonly [low: number, high: number]
  /** From parameter to JSON; left out: as it is. */
  readonly write?: (value: ParamValue, options: Options, warn: Warn) => Json
  /** From JSON to parameter; left out: as it is. Throws a RangeError for what it cannot read. */
  readonly read?: (json: Json, options: Options, warn: Warn) => ParamValue
}

/** A target as data: its keys, its order, and what it does that no key can change. */
export type DialectSpec = {
  readonly name: string
  readonly fields: readonly Field[]
  /** The order in which it applies its samplers, when it has one alone. */
  readonly order: readonly ProcessorId[]
  /** Whether the maker does not say in which order they are applied; `order` is then the usual one. */
  readonly orderIsUndisclosed?: boolean
  /** Whether a request can carry another order. */
  readonly orderIsFree?: boolean
  /** Parameters that have no key, at the value the target has. */
  readonly fixed?: Readonly<Partial<Record<ProcessorId, Params>>>
  /** Keys that are read and written by {@link encode} and {@link decode}. */
  readonly special?: readonly string[]
  /** Keys that are not settings of a sampler. */
  readonly passed: readonly string[]
  /** Processors that {@link encode} writes. */
  readonly encoded?: readonly ProcessorId[]
  /**
   * Processors whose values are written even when they are off, because the request says elsewhere
   * what is applied.
   */
  readonly keptWhenOff?: readonly ProcessorId[]
  /** Where the settings stand in the request, when not at its top. */
  readonly nest?: string
  /** Where model, prompt and the like go. */
  readonly base: (options: Options) => Request
  /** A program that sends it. The request has been completed with examples. */
  readonly snippet: (request: Request, options: Options) => string
  /** Last changes to a request: what single keys cannot say. */
  readonly encode?: (request: Request, chain: Chain, options: Options, warn: Warn) => void
  /** Last changes to steps that were read. */
  readonly decode?: (steps: Step[], request: Request, options: Options, warn: Warn) => Step[]
}
