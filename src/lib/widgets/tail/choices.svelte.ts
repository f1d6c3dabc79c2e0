import type { Session } from '#lib/widgets/session/index.ts'
import { parseRank } from './rank-axis.ts'
import { FIRST_RANK } from './reading.svelte.ts'

/** What the reader has chosen in the long tail of the bench. It stays while another view is open. */
class TailChoices {
  rank = $state(FIRST_RANK)
  cumulative = $state(false)
}

const choicesBySession = new WeakMap<Session, TailChoices>()

export function choicesOf(session: Session): TailChoices {
  let choices = choicesBySession.get(session)
  if (!choices) choicesBySession.set(session, (choices = new TailChoices()))
  return choices
}

/** Follows a word of a link. @returns whether it is a word of the long tail, with a value it may have */
export function setTail(session: Session, word: string, value: string): boolean {
  const choices = choicesOf(session)
  if (word === 'cumulative' && value === 'on') return (choices.cumulative = true)
  const rank = word === 'rank' ? parseRank(value, Infinity) : undefined
  if (rank !== undefined) choices.rank = rank
  return rank !== undefined
}
