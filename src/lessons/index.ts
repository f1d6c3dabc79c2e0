import type { Claims } from '#lib/widgets/claims/index.ts'
import type { Lesson, LessonFacts } from '#lib/widgets/course/index.ts'

const facts = import.meta.glob<LessonFacts>('./*/lesson.ts', { eager: true, import: 'lesson' })
const claims = import.meta.glob<Claims>('./*/claims.ts', { import: 'claims' })

/** The chapters, in the order of their folders' numbers; a folder's name is its number and its address. */
export const lessons: readonly Lesson[] = Object.keys(facts)
  .sort()
  .map((path) => {
    const folder = path.split('/')[1]
    const slug = folder.slice(folder.indexOf('-') + 1)
    return { ...facts[path], slug, loadClaims: claims[`./${folder}/claims.ts`] }
  })
