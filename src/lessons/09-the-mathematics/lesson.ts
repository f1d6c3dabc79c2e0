import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'The mathematics',
  able: 'write down the eight formulas, say why they have this form, and put a step’s numbers into them',
  stage: 'sample',
}
