import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Repetition and penalties',
  able: 'say why a model repeats itself, which penalty breaks which repetition, and what it costs',
  stage: 'sample',
}
