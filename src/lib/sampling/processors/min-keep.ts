import type { Parameter } from '../types.ts'

/** The floor that every truncation takes. */
export const minKeepParameter: Parameter = {
  name: 'minKeep',
  kind: 'integer',
  valid: '[1, ∞)',
  min: 1,
  max: 100,
  step: 1,
  default: 1,
  unit: 'tokens',
  help: 'However strict the rule, at least so many tokens stay.',
}
