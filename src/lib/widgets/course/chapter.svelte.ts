import { createContext } from 'svelte'
import type { Fields, FigureSettings, Words } from '#lib/widgets/figure/index.ts'
import type { Claim, ClaimFacts } from '#lib/widgets/claims/index.ts'
import type { Lesson } from './lesson.ts'
import type { Quiz } from './quiz/quiz.ts'

/** The share of a figure, or of the window where the figure is taller, that is enough to see what changes. */
const ENOUGH = 0.75

/** What the parts of one chapter share: its figures, its claims and its questions. */
export class Chapter {
  readonly slug: string
  readonly claims: Readonly<Record<string, ClaimFacts>>
  readonly quiz: Quiz
  readonly #loadClaims: Lesson['loadClaims']
  readonly #figures = new Map<string, { settings: FigureSettings<Fields>; element: HTMLElement }>()
  #left = $state.raw<HTMLElement>()
  #watch: IntersectionObserver | undefined

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

  /** The phrase that was left for a figure and is out of sight now: a way leads back to it. */
  get left(): HTMLElement | undefined {
    return this.#left
  }

  /** Sets a figure as a phrase of the text says. The page scrolls only where the figure is not in sight. */
  setFigure(name: string, words: Words, phrase: HTMLElement): void {
    const figure = this.#figures.get(name)
    if (!figure) return
    figure.settings.set(words)
    if (!isInSight(figure.element)) figure.element.scrollIntoView({ block: 'start' })
    this.#watch?.disconnect()
    this.#watch = new IntersectionObserver(([{ isIntersecting }], watch) => {
      this.#left = isIntersecting ? undefined : phrase
      if (isIntersecting) watch.disconnect()
    })
    this.#watch.observe(phrase)
  }

  /** Brings the phrase that was left back into sight. */
  goBack = (): void => {
    this.#left?.focus({ preventScroll: true })
    this.#left?.scrollIntoView({ block: 'center' })
  }

  end(): void {
    this.#watch?.disconnect()
  }
}

/** Whether so much of an element is in the window that what changes in it is most likely seen. */
function isInSight(element: HTMLElement): boolean {
  const { top, bottom, height } = element.getBoundingClientRect()
  const seen = Math.min(bottom, innerHeight) - Math.max(top, 0)
  return seen >= ENOUGH * Math.min(height, innerHeight)
}

export const [useChapter, provideChapter] = createContext<Chapter>()
