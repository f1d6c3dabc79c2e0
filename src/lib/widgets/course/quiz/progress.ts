const KEY = 'logitscope.quizzes'

/** What is kept of a chapter's questions on this device: how many were right at the first try, and of how many. */
export type Score = { readonly right: number; readonly of: number }

/** Scores by chapter; empty where the device keeps nothing or what it kept cannot be read. */
export function readScores(storage: Storage | undefined): Readonly<Record<string, Score>> {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(KEY) ?? '{}')
    return Object.fromEntries(Object.entries(kept as object).filter(([, score]) => isScore(score)))
  } catch {
    return {}
  }
}

/** @returns whether the device has kept it */
export function keepScore(storage: Storage | undefined, chapter: string, score: Score): boolean {
  try {
    storage!.setItem(KEY, JSON.stringify({ ...readScores(storage), [chapter]: score }))
    return true
  } catch {
    return false
  }
}

/** The device's storage; undefined where the browser gives the page none. */
export function deviceStorage(): Storage | undefined {
  try {
    return globalThis.localStorage
  } catch {
    return undefined
  }
}

function isScore(score: unknown): score is Score {
  const { right, of } = (score ?? {}) as Partial<Score>
  return Number.isInteger(right) && Number.isInteger(of) && right! >= 0 && of! >= right!
}
