import type { FigureDefinition } from '#lib/widgets/figure/index.ts'

const modules = import.meta.glob<{ default: FigureDefinition }>('./*/figure.ts')

/** Every figure of the course by name: whatever folder has a `figure.ts`. */
export const figureLoaders: Readonly<Record<string, () => Promise<FigureDefinition>>> =
  Object.fromEntries(
    Object.entries(modules).map(([path, load]) => [
      path.split('/')[1],
      async () => (await load()).default,
    ]),
  )
