import type { LessonFacts } from '#lib/widgets/course/index.ts'

export const lesson: LessonFacts = {
  title: 'Scores become probabilities',
  able: 'read the list behind every next token, and turn logits into probabilities by hand',
  stage: 'head',
}
