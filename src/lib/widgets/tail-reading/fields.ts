import { galleryPrompts } from '#lib/engine/recorded/prompts.ts'
import type { Fields } from '#lib/widgets/figure/index.ts'

export const fields = {
  /** The text that the distribution stands after. */
  prompt: { kind: 'choice', initial: 'open-story', of: galleryPrompts.map(({ id }) => id) },
  /** The mass up to each rank, on a scale of its own. */
  cumulative: { kind: 'switch', initial: false },
  /** The rank that is read; the last one of the vocabulary is 49,152. */
  rank: { kind: 'number', initial: 1000, min: 1, max: 49_152 },
} as const satisfies Fields
