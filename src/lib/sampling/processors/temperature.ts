import { keepRanks, temper, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'

/**
 * Divides every logit by T: below 1 sharpens, above 1 flattens, the order stays. T = 0 is the
 * limit, greedy, exactly.
 */
export const temperature: Processor<{ temperature: number }> = {
  id: 'temperature',
  kind: 'temperature',
  parameters: [
    {
      name: 'temperature',
      kind: 'number',
      valid: '[0, ∞)',
      min: 0,
      max: 2,
      step: 0.01,
      default: 1,
      neutral: 1,
      suggested: 0.8,
      help: 'Below 1 the likely become likelier; above 1 all become more alike; 0 always takes the most probable token.',
    },
  ],
  formula: String.raw`\ell'_i = \ell_i / T`,
  help: 'Sharpens or flattens the distribution without changing the order of the tokens.',
  source: 'Ackley, Hinton, Sejnowski 1985, "A learning algorithm for Boltzmann machines"',
  agreement:
    'transformers, llama.cpp, vLLM, for T > 0. T = 0: as llama.cpp, only the first maximum stays (transformers refuses it, vLLM takes T below 1e-5 as greedy).',
  needs: 'ratios',

  apply(ranking: Ranking, { temperature }): Outcome {
    if (temperature === 0) return keepRanks(0, 1, { temperature })
    if (Math.abs(ranking.logitAt(0) / temperature) > LARGEST_FLOAT32)
      throw new RangeError(
        `temperature: temperature ${temperature} takes the largest logit beyond float32; 0 is greedy`,
      )
    return temper(temperature, { temperature })
  },
}

const LARGEST_FLOAT32 = 2 ** 128 - 2 ** 104
