import type { Lesson } from '#lib/widgets/course/index.ts'

export const cuttingTheTail: Lesson = {
  slug: 'cutting-the-tail',
  title: 'Cutting the tail',
  able: 'say what top-k, top-p and min-p keep at a sure place and at an open one, and why their order matters',
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
