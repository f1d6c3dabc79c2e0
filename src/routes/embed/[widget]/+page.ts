import { error } from '@sveltejs/kit'
import { figures } from '#lib/widgets/figures.ts'

export const entries = () => Object.keys(figures).map((widget) => ({ widget }))

export function load({ params }) {
  const definition = figures[params.widget]
  if (!definition) error(404, `There is no figure “${params.widget}”.`)
  return { definition }
}
