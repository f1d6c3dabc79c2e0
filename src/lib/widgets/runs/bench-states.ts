import type { Chain, ProcessorId } from '#lib/sampling/types.ts'
import type { Experiment } from '#lib/state/runs.ts'
import type { BenchState } from '#lib/widgets/figure/index.ts'

const KEYS: Readonly<Partial<Record<ProcessorId, keyof BenchState>>> = {
  'repetition-penalty': 'repetitionPenalty',
  temperature: 'temperature',
  'top-k': 'topK',
  'top-p': 'topP',
  'min-p': 'minP',
}

/** Each run of an experiment as the Bench can begin it: with the same seed it draws the same tokens. */
export function benchStates<Name extends string>(
  { prompt, seed, chains }: Experiment<Name>,
  names: Readonly<Record<Name, string>>,
): BenchState[] {
  return Object.entries<Chain>(chains).map(([name, chain]) => ({
    name: names[name as Name],
    text: prompt,
    seed,
    ...Object.fromEntries(chain.map(({ id, params }) => [KEYS[id], Object.values(params)[0]])),
  }))
}
