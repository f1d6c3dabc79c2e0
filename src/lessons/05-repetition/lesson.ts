import type { Lesson } from '#lib/widgets/course/index.ts'

export const repetition: Lesson = {
  slug: 'repetition',
  title: 'Repetition and penalties',
  able: 'say why a model repeats itself, which penalty breaks which repetition, and what it costs',
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
