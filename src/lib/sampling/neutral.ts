import { processorOf } from './registry.ts'
import type { Step } from './types.ts'

/**
 * Whether a step is off by its parameters: each that has a neutral value is at it, or left out. A
 * processor without one, such as mirostat, is on wherever it stands.
 */
export function isNeutral({ id, params }: Step): boolean {
  const switches = processorOf(id).parameters.filter(
    (parameter) => parameter.neutral !== undefined || parameter.default === undefined,
  )
  return (
    switches.length > 0 &&
    switches.every(({ name, neutral }) => isSame(params[name] ?? neutral, neutral))
  )
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}
