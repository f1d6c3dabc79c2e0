import type { messages } from '#lib/messages/index.ts'
import type { expectedness } from '#lib/state/token-score.ts'

export { tokenParts } from '#lib/text/token-parts.ts'

/** 1 expected to 5 surprising. */
export type Expectedness = ReturnType<typeof expectedness>
export const expectednessSteps: readonly Expectedness[] = [1, 2, 3, 4, 5]

export type ScaleWords = Pick<typeof messages.text, 'expected' | 'surprising' | 'bounds'>
