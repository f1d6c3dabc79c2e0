import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'How unsure it is',
  able: 'tell an open place from a surprising token, and read entropy, perplexity and divergence',
  stage: 'sample',
}
