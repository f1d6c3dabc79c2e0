import { resolve } from '$app/paths'
import { messages } from '#lib/messages/index.ts'
import {
  FigureSettings,
  type BenchState,
  type Fields,
  type FigureDefinition,
  type Words,
} from '#lib/widgets/figure/index.ts'
import { useChapter } from './chapter.svelte.ts'

/** A figure in its chapter: its settings, and the ways from it to the Bench and into other pages. */
export class FigureView {
  readonly words = messages.course
  readonly definition: FigureDefinition
  readonly settings: FigureSettings<Fields>
  readonly #chapter = useChapter()

  /** @throws FieldError for words the figure does not know: the build fails */
  constructor(definition: FigureDefinition, words: Words) {
    this.definition = definition
    this.settings = new FigureSettings(definition.fields, words)
  }

  get benchHref(): string | undefined {
    const state = this.definition.bench?.(this.settings)
    return state && benchHref(state)
  }

  attach = (element: HTMLElement): (() => void) =>
    this.#chapter.addFigure(this.definition.name, this.settings, element)
}

/** The address of the Bench with a text and settings on it, in words that can be read and written by hand. */
export function benchHref({ text, temperature, topK, topP }: BenchState): string {
  const words = new URLSearchParams({ text })
  if (temperature !== undefined) words.set('temperature', String(temperature))
  if (topK !== undefined) words.set('top-k', String(topK))
  if (topP !== undefined) words.set('top-p', String(topP))
  return `${resolve('/')}#${words}`
}
