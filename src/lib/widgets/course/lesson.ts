import type { Component } from 'svelte'
import type { Claims } from '#lib/widgets/claims/index.ts'

/** Where in the model's forward pass a chapter stands. */
export const FORWARD_PASS = ['tokenize', 'embed', 'layers', 'norm', 'head', 'sample'] as const
export type ForwardStage = (typeof FORWARD_PASS)[number]

/** What a chapter says of itself. */
export type LessonFacts = {
  readonly title: string
  /** What one can do after it: goes on after "You will be able to". */
  readonly able: string
  readonly stage: ForwardStage
}

/** What the list of chapters knows of one; text and questions come with the chapter's own page. */
export type Lesson = LessonFacts & {
  /** Its address under `/learn/`. */
  readonly slug: string
  /** How its claims are measured: loaded when the first one is. */
  readonly loadClaims: () => Promise<Claims>
}

/** A chapter's text, as it is compiled. */
export type LessonText = {
  readonly default: Component
  readonly sections: readonly { readonly id: string; readonly title: string }[]
  readonly minutes: number
}
