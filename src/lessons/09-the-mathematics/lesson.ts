import type { Lesson } from '#lib/widgets/course/index.ts'

export const theMathematics: Lesson = {
  slug: 'the-mathematics',
  title: 'The mathematics',
  able: 'write down the eight formulas, say why they have this form, and put a step’s numbers into them',
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
