import { lessons } from '#lessons/index.ts'

/** Reading times are known at build: the list of chapters does not load their texts. */
export async function load() {
  const parts = await Promise.all(lessons.map((lesson) => lesson.load()))
  return { minutes: parts.map(({ text }) => text.minutes) }
}
