import type { Lesson } from '#lib/widgets/course/index.ts'
import { scoresToProbabilities } from './01-scores-to-probabilities/lesson.ts'
import { temperature } from './02-temperature/lesson.ts'
import { cuttingTheTail } from './03-cutting-the-tail/lesson.ts'
import { theDice } from './04-the-dice/lesson.ts'
import { repetition } from './05-repetition/lesson.ts'
import { theMathematics } from './09-the-mathematics/lesson.ts'

/** The chapters in their order. */
export const lessons: readonly Lesson[] = [
  scoresToProbabilities,
  temperature,
  cuttingTheTail,
  theDice,
  repetition,
  theMathematics,
]
