import { createContext } from 'svelte'
import type { Fields, FigureSettings, Words } from '#lib/widgets/figure/index.ts'
import type { Claim, ClaimFacts } from '#lib/widgets/claims/index.ts'
import type { Lesson } from './lesson.ts'
import type { Quiz } from './quiz/quiz.ts'

/** What the parts of one chapter share: its figures, its claims and its questions. */
export class Chapter {
  readonly slug: string
  readonly claims: Readonly<Record<string, ClaimFacts>>
  readonly quiz: Quiz
  readonly #loadClaims: Lesson['loadClaims']
  readonly #figures = new Map<string, { settings: FigureSettings<Fields>; element: HTMLElement }>()

  constructor(lesson: Lesson, claims: Readonly<Record<string, ClaimFacts>>, quiz: Quiz) {
    this.slug = lesson.slug
    this.claims = claims
    this.quiz = quiz
    this.#loadClaims = lesson.loadClaims
  }

  /** A claim with the way to measure it. */
  async claim(id: string): Promise<Claim> {
    return (await this.#loadClaims())[id]
  }

  /** Lets phrases of the text find a figure. @returns takes it back */
  addFigure(name: string, settings: FigureSettings<Fields>, element: HTMLElement): () => void {
    this.#figures.set(name, { settings, element })
    return () => this.#figures.delete(name)
  }

  /** Sets a figure as a phrase of the text says, and brings it into sight. */
  setFigure(name: string, words: Words): void {
    const figure = this.#figures.get(name)
    if (!figure) return
    figure.settings.set(words)
    figure.element.scrollIntoView({ block: 'nearest' })
  }
}

export const [useChapter, provideChapter] = createContext<Chapter>()
