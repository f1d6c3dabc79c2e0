import { expect, test } from 'vitest'
import { readSpokenLink } from '#lib/state/read-spoken-link.ts'
import { writeSpokenLink } from '#lib/state/spoken-link.ts'
import type { Experiment } from '#lib/state/runs.ts'
import { isOn } from '#lib/state/chain-edits.ts'
import { benchStates } from './bench-states.ts'

test('takes each run along with its whole chain and its seed', () => {
  const experiment = {
    prompt: 'I opened the door',
    seed: 3,
    length: 2,
    chains: {
      cold: [{ id: 'temperature', params: { temperature: 0 } }],
      tuned: [
        { id: 'repetition-penalty', params: { penalty: 1.1 } },
        { id: 'temperature', params: { temperature: 0.7 } },
        { id: 'top-k', params: { k: 40 } },
        { id: 'top-p', params: { p: 0.9 } },
        { id: 'min-p', params: { p: 0.05 } },
      ],
    },
  } as const satisfies Experiment
  const states = benchStates(experiment, { cold: 'Cold', tuned: 'Tuned' })
  expect(states.map(({ name }) => name)).toEqual(['Cold', 'Tuned'])
  const read = states.map((state) => readSpokenLink(writeSpokenLink(state))!)
  expect(read.map(({ chain }) => chain.filter(isOn))).toEqual(Object.values(experiment.chains))
  expect(read.map(({ text, seed }) => ({ text, seed }))).toEqual(
    states.map(() => ({ text: 'I opened the door', seed: 3 })),
  )
})
