import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'The dice',
  able: 'say how a token is drawn, and when the same seed gives the same text',
  stage: 'sample',
}
