import type { Lesson } from '#lib/widgets/course/index.ts'

export const theDice: Lesson = {
  slug: 'the-dice',
  title: 'The dice',
  able: 'say how a token is drawn, and when the same seed gives the same text',
  stage: 'sample',
  load: async () => {
    const [text, { claims }, { quiz }] = await Promise.all([
      import('./text.en.md'),
      import('./claims.ts'),
      import('./quiz.en.ts'),
    ])
    return { text, claims, quiz }
  },
}
