import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Repetition and penalties',
  able: 'say why a model repeats itself, how penalties push against it, and what they cost',
  stage: 'sample',
}
