import type { Context, Parameter } from '../types.ts'

/** Which part of the text a penalty looks back on. */
export type Window = { lastN: number; includePrompt: boolean }

/** @param includePrompt whether the prompt counts when nothing is said */
export function windowParameters(includePrompt: boolean): readonly Parameter[] {
  return [
    {
      name: 'lastN',
      kind: 'integer',
      valid: '[-1, ∞)',
      min: -1,
      max: 2048,
      step: 1,
      default: -1,
      unit: 'tokens',
      help: 'How many of the last tokens count; −1 is all of them, 0 none.',
    },
    {
      name: 'includePrompt',
      kind: 'boolean',
      default: includePrompt,
      help: 'Whether tokens of the prompt count, or only those generated.',
    },
  ]
}

/** How often each id stands in the window, in order of first appearance. */
export function countInWindow(
  context: Context,
  { lastN, includePrompt }: Window,
): Map<number, number> {
  const { contextIds, promptLength } = context
  const start = includePrompt ? 0 : promptLength
  const from = lastN === -1 ? start : Math.max(start, contextIds.length - lastN)
  const countById = new Map<number, number>()
  for (let position = from; position < contextIds.length; position++) {
    const id = contextIds[position]
    countById.set(id, (countById.get(id) ?? 0) + 1)
  }
  return countById
}
