import { passages } from '#lib/engine/recorded/passages.ts'
import type { Session } from '#lib/widgets/session/index.ts'
import { colorings } from './levels.ts'
import { textsOf } from './texts.svelte.ts'

const chosen = [...passages.map(({ id }) => id), 'own'] as const

/** Follows a word of a link. @returns whether it is a word of the landscape, with a value it may have */
export function setLandscape(session: Session, word: string, value: string): boolean {
  const texts = textsOf(session)
  const passage = word === 'passage' ? chosen.find((id) => id === value) : undefined
  const color = word === 'color' ? colorings.find((color) => color === value) : undefined
  if (passage) texts.chosen = passage
  if (color) texts.color = color
  return (passage ?? color) !== undefined
}
