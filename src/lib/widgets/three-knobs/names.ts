import { messages } from '#lib/messages/index.ts'

const { words, quoted, and, comma } = messages.fourWords

/** Some of the four words, at least one: “a”, “that” and “one”. */
export function namesOf(ids: readonly number[]): string {
  const names = ids.map((id) => quoted(words[id]))
  const last = names.pop()!
  return names.length > 0 ? names.join(comma) + and + last : last
}
