import type { Lesson } from '#lib/widgets/course/index.ts'
import { temperature } from './02-temperature/lesson.ts'

/** The chapters in their order. */
export const lessons: readonly Lesson[] = [temperature]
