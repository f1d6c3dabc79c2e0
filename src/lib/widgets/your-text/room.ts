import { formatCount } from '#lib/charts/number-format.ts'
import { messages } from '#lib/messages/index.ts'

const words = messages.text.room
/** From this share of the context on, what is left is worth knowing. */
const NEAR = 0.9

/** What is left of the model's context: a line that counts, and a sentence without numbers that change, to be said once. */
export type Room = { readonly shown: string; readonly said: string }

/**
 * The model's limit, told before it is hit: when the text comes near it, or a run would. Undefined where there is room enough, or none.
 *
 * @param used tokens before the place on view
 * @param limit most tokens of a text
 * @param run tokens that "Run" would write
 */
export function roomLeft(used: number, limit: number, run: number): Room | undefined {
  const left = limit - used
  if (left <= 0) return undefined
  const [usedText, limitText, leftText] = [used, limit, left].map(formatCount)
  if (run > left) {
    return { shown: words.runStops(leftText, limitText), said: words.saidOfRun(limitText) }
  }
  if (used < NEAR * limit) return undefined
  return { shown: words.left(usedText, limitText, leftText), said: words.saidOfText(limitText) }
}
