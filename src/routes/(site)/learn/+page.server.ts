import type { LessonText } from '#lib/widgets/course/index.ts'

const texts = import.meta.glob<LessonText>('/src/lessons/*/text.en.md', { eager: true })

/** Reading times are known at build: the list of chapters does not load their texts. */
export function load() {
  const minutes = Object.keys(texts)
    .sort()
    .map((path) => texts[path].minutes)
  return { minutes }
}
