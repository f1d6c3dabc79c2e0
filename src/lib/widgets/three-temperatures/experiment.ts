import type { Chain } from '#lib/sampling/index.ts'
import type { Experiment } from '#lib/state/runs.ts'

const pure = (temperature: number): Chain => [{ id: 'temperature', params: { temperature } }]

/**
 * Temperature alone, without truncation. With this seed the hot run holds together for two dozen tokens before it comes
 * apart; with most others it does so at once.
 */
export const experiment = {
  prompt: 'She opened the box. Inside was a',
  seed: 1,
  length: 70,
  chains: { greedy: pure(0), warm: pure(0.7), hot: pure(1.5) },
} as const satisfies Experiment
