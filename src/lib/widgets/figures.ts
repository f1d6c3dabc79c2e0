import type { FigureDefinition } from '#lib/widgets/figure/index.ts'

// All at once: the styles of what is imported later would not come with the page.
const modules = import.meta.glob<FigureDefinition>('./*/figure.ts', {
  eager: true,
  import: 'default',
})

/** Every figure of the course by name: whatever folder has a `figure.ts`. */
export const figures: Readonly<Record<string, FigureDefinition>> = Object.fromEntries(
  Object.values(modules).map((figure) => [figure.name, figure]),
)
