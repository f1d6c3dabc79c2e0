import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Cutting the tail',
  able: 'say what top-k, top-p and min-p keep at a sure place and at an open one, and why their order matters',
  stage: 'sample',
}
