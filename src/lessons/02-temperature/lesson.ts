import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Temperature',
  able: 'say what a temperature does to any distribution, and why 1.5 can wreck a text',
  stage: 'sample',
}
