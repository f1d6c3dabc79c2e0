import type { Lesson } from '#lib/widgets/course/index.ts'

export const temperature: Lesson = {
  slug: 'temperature',
  title: 'Temperature',
  able: 'say what a temperature does to any distribution, and why 1.5 can wreck a text',
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
