import { error } from '@sveltejs/kit'
import { lessons } from '#lessons/index.ts'

export const entries = () => lessons.map(({ slug }) => ({ chapter: slug }))

export async function load({ params, data }) {
  const lesson = lessons.find(({ slug }) => slug === params.chapter)
  if (!lesson) error(404, `There is no chapter “${params.chapter}”.`)
  return { lesson, parts: await lesson.load(), claims: data!.claims }
}
