import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Strategies and how they fail',
  able: 'choose between greedy, beams and a draw, and tell a bad setting from a bad model',
  stage: 'sample',
}
