import type { Lesson } from '#lib/widgets/course/index.ts'

export const scoresToProbabilities: Lesson = {
  slug: 'scores-to-probabilities',
  title: 'Scores become probabilities',
  able: 'read the list behind every next token, and turn logits into probabilities by hand',
  stage: 'head',
  load: async () => {
    const [text, { claims }, { quiz }] = await Promise.all([
      import('./text.en.md'),
      import('./claims.ts'),
      import('./quiz.en.ts'),
    ])
    return { text, claims, quiz }
  },
}
