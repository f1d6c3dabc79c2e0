import type { Claims } from '#lib/widgets/claims/index.ts'
import type { Lesson, LessonFacts, LessonText, QuizQuestions } from '#lib/widgets/course/index.ts'

const facts = import.meta.glob<LessonFacts>('./*/lesson.ts', { eager: true, import: 'lesson' })
const texts = import.meta.glob<LessonText>('./*/text.en.md')
const quizzes = import.meta.glob<QuizQuestions>('./*/quiz.en.ts', { import: 'quiz' })
const claims = import.meta.glob<Claims>('./*/claims.ts', { import: 'claims' })

/** The chapters, in the order of their folders' numbers; a folder's name is its number and its address. */
export const lessons: readonly Lesson[] = Object.keys(facts)
  .sort()
  .map((path) => {
    const folder = path.split('/')[1]
    const loadText = texts[`./${folder}/text.en.md`]
    const loadQuiz = quizzes[`./${folder}/quiz.en.ts`]
    return {
      ...facts[path],
      slug: folder.slice(folder.indexOf('-') + 1),
      load: async () => {
        const [text, quiz] = await Promise.all([loadText(), loadQuiz()])
        return { text, quiz }
      },
      loadClaims: claims[`./${folder}/claims.ts`],
    }
  })
