import type { Component } from 'svelte'
import type { Claims } from '#lib/widgets/claims/index.ts'
import type { Quiz } from './quiz/quiz.ts'

/** Where in the model's forward pass a chapter stands. */
export const FORWARD_PASS = ['tokenize', 'embed', 'layers', 'norm', 'head', 'sample'] as const
export type ForwardStage = (typeof FORWARD_PASS)[number]

/** What the list of chapters knows of one; the rest is loaded with the chapter. */
export type Lesson = {
  /** Its address under `/learn/`. */
  readonly slug: string
  readonly title: string
  /** What one can do after it: goes on after "You will be able to". */
  readonly able: string
  readonly stage: ForwardStage
  readonly load: () => Promise<LessonParts>
}

/** A chapter's text, what it claims, and what it asks. */
export type LessonParts = {
  readonly text: {
    readonly default: Component
    readonly sections: readonly { readonly id: string; readonly title: string }[]
    readonly minutes: number
  }
  readonly claims: Claims
  readonly quiz: Quiz
}
