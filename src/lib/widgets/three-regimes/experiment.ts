import type { Experiment } from '#lib/state/runs.ts'

/** Greedy and too hot with nothing else set, and a chain found by trying. */
export const experiment = {
  prompt: 'I opened the door and saw a',
  seed: 1,
  length: 100,
  chains: {
    greedy: [{ id: 'temperature', params: { temperature: 0 } }],
    hot: [{ id: 'temperature', params: { temperature: 1.5 } }],
    tuned: [
      { id: 'repetition-penalty', params: { penalty: 1.1 } },
      { id: 'temperature', params: { temperature: 0.7 } },
      { id: 'min-p', params: { p: 0.05 } },
    ],
  },
} as const satisfies Experiment
