import type { Component } from 'svelte'
import type { SpokenLink } from '#lib/state/spoken-link.ts'
import type { Fields } from './fields.ts'
import type { FigureSettings } from './settings.svelte.ts'

/** What a figure shows on the Bench: a text, and settings; of several, each has a name. */
export type BenchState = SpokenLink & { readonly name?: string }

/** A figure of the course: used in chapters, and alone under `/embed/<name>/`. */
export type FigureDefinition<F extends Fields = Fields> = {
  /** Its folder in widgets/, and its name in texts and addresses. */
  readonly name: string
  readonly title: string
  readonly fields: F
  readonly component: Component<{ settings: FigureSettings<F> }>
  /** Where its state can be tried with the real model; left out where the Bench has nothing like it. */
  readonly bench?: (settings: FigureSettings<F>) => BenchState | readonly BenchState[]
}

/** Checks the parts of a figure against each other; a page then takes figures of any fields. */
export function defineFigure<F extends Fields>(definition: FigureDefinition<F>): FigureDefinition {
  return definition as unknown as FigureDefinition
}
