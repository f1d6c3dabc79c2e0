import { error } from '@sveltejs/kit'
import { figureLoaders } from '#lib/widgets/figures.ts'

export const entries = () => Object.keys(figureLoaders).map((widget) => ({ widget }))

export async function load({ params }) {
  const load = figureLoaders[params.widget]
  if (!load) error(404, `There is no figure “${params.widget}”.`)
  return { definition: await load() }
}
