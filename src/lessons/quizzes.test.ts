import { expect, test } from 'vitest'
import type { QuizQuestions } from '#lib/widgets/course/index.ts'

const quizzes = import.meta.glob<QuizQuestions>('./*/quiz.en.ts', { eager: true, import: 'quiz' })

test.each(Object.entries(quizzes))(
  '%s asks at least four questions of several kinds',
  (_, quiz) => {
    expect(quiz.length).toBeGreaterThanOrEqual(4)
    expect(new Set(quiz.map(({ kind }) => kind)).size).toBeGreaterThan(1)
  },
)

test.each(Object.entries(quizzes))('%s has one right option to each choice', (_, quiz) => {
  for (const question of quiz) {
    if (question.kind !== 'choice') continue
    expect(
      question.options.filter(({ right }) => right),
      question.ask,
    ).toHaveLength(1)
  }
})

test('every chapter has questions', () => {
  const lessons = import.meta.glob('./*/lesson.ts')
  expect(Object.keys(quizzes)).toHaveLength(Object.keys(lessons).length)
})
