import type { Experiment } from '#lib/state/runs.ts'

/** Four ways of choosing from the same logits with the same darts. */
export const experiment = {
  prompt: 'She opened the box. Inside was a',
  seed: 1,
  length: 24,
  chains: {
    greedy: [{ id: 'temperature', params: { temperature: 0 } }],
    topK: [{ id: 'top-k', params: { k: 40 } }],
    topP: [{ id: 'top-p', params: { p: 0.9 } }],
    creative: [
      { id: 'temperature', params: { temperature: 1.5 } },
      { id: 'top-p', params: { p: 0.95 } },
    ],
  },
} as const satisfies Experiment
