import {
  completeParams,
  processorOf,
  type Chain,
  type ProcessorId,
  type Step,
} from '#lib/sampling/index.ts'
import type { Json, Warn } from './types.ts'

/** Mode 0 is off; 1 and 2 are the two versions. */
export type Mirostat = { mode: Json; tau: Json; eta: Json }

const USUAL = { tau: 5, eta: 0.1 }

export function isMirostat(id: ProcessorId): boolean {
  return id === 'mirostat-1' || id === 'mirostat-2'
}

/**
 * The mode and settings of the mirostat in a chain; those of one that is switched off under mode 0.
 */
export function mirostatIn(chain: Chain, warn: Warn): Mirostat {
  const steps = chain.filter(({ id }) => isMirostat(id))
  const applied = steps.filter(({ enabled }) => enabled !== false)
  if (applied.length > 1 && applied[0].id !== applied[1].id)
    warn('mirostat: there is one at a time; the first is written')
  const step = applied[0] ?? steps[0]
  if (!step) return { mode: 0, ...USUAL }
  const mode = applied.length > 0 ? Number(step.id.slice(-1)) : 0
  return { mode, tau: step.params.tau as number, eta: step.params.eta as number }
}

/** The step for a mode and settings: switched off under mode 0, and none when nothing is said. */
export function mirostatStep(
  given: { [Key in keyof Mirostat]: Json | undefined },
  warn: Warn,
): Step[] {
  const { mode, tau, eta } = { mode: given.mode ?? 0, tau: given.tau ?? 5, eta: given.eta ?? 0.1 }
  if (mode === 0 && tau === USUAL.tau && eta === USUAL.eta) return []
  const id = mode === 1 ? 'mirostat-1' : 'mirostat-2'
  if (mode !== 0 && mode !== 1 && mode !== 2) {
    warn(`mirostat: the mode must be 0, 1 or 2, got ${JSON.stringify(mode)}; it is not read`)
    return []
  }
  try {
    const params = completeParams(processorOf(id), { tau: tau as number, eta: eta as number })
    return [{ id, params, ...(mode === 0 && { enabled: false }) }]
  } catch (error) {
    warn(`${(error as RangeError).message}; it is not read`)
    return []
  }
}
