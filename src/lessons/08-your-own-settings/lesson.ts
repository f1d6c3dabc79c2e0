import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Your own settings',
  able: 'tune a chain knob by knob, and carry it from one program to another',
  stage: 'sample',
}
