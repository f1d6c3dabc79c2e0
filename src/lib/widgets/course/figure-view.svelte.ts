import { resolve } from '$app/paths'
import { messages } from '#lib/messages/index.ts'
import { writeSpokenLink } from '#lib/state/spoken-link.ts'
import {
  FigureSettings,
  type BenchState,
  type Fields,
  type FigureDefinition,
  type Words,
} from '#lib/widgets/figure/index.ts'
import type { Shown } from './figure-along.svelte.ts'
import { useChapter } from './chapter.svelte.ts'

/** A figure in its chapter: its settings, and the ways from it to the Bench and into other pages. */
export class FigureView {
  readonly words = messages.course
  readonly definition: FigureDefinition
  readonly settings: FigureSettings<Fields>
  readonly #chapter = useChapter()
  #element: HTMLElement | undefined

  /** @throws FieldError for words the figure does not know: the build fails */
  constructor(definition: FigureDefinition, words: Words) {
    this.definition = definition
    this.settings = new FigureSettings(definition.fields, words)
  }

  /** The ways to the Bench: one, or one by name for each of several runs. */
  get benchWays(): readonly { name: string | undefined; href: string }[] {
    const states = [this.definition.bench?.(this.settings) ?? []].flat()
    return states.map((state) => ({ name: state.name, href: benchHref(state) }))
  }

  attach = (element: HTMLElement): (() => void) => {
    this.#element = element
    return this.#chapter.addFigure(this.definition.name, this.settings, element)
  }

  /** The figure as it stands on the page. */
  shown(caption: () => string): Shown {
    const { name, title } = this.definition
    return { name, title, settings: this.settings, element: () => this.#element!, caption }
  }
}

/** The address of the Bench with a text and settings on it. */
export function benchHref({ name: _, ...link }: BenchState): string {
  return `${resolve('/')}#${writeSpokenLink(link)}`
}
