import { keep, recallJson } from '#lib/state/device-storage.ts'

/** What is kept of a chapter's questions on this device: how many were right at the first try, and of how many. */
type Score = { readonly right: number; readonly of: number }

/** Scores by chapter; empty where the device keeps nothing or what it kept cannot be read. */
export function readScores(): Readonly<Record<string, Score>> {
  const kept = Object.entries(recallJson('quizzes') ?? {})
  return Object.fromEntries(kept.filter(([, score]) => isScore(score)))
}

/** @returns whether the device has kept it */
export function keepScore(chapter: string, score: Score): boolean {
  return keep('quizzes', JSON.stringify({ ...readScores(), [chapter]: score }))
}

function isScore(score: unknown): score is Score {
  const { right, of } = (score ?? {}) as Partial<Score>
  return Number.isInteger(right) && Number.isInteger(of) && right! >= 0 && of! >= right!
}
