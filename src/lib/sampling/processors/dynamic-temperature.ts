import { keepAll, keepRanks, temper, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Processor } from '../types.ts'

/**
 * A temperature that follows the entropy: from T − range where the model is sure to T + range where
 * all tokens are alike.
 */
export const dynamicTemperature: Processor<{
  temperature: number
  range: number
  exponent: number
}> = {
  id: 'dynamic-temperature',
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
      help: 'The middle of the range.',
    },
    {
      name: 'range',
      kind: 'number',
      valid: '[0, ∞)',
      min: 0,
      max: 2,
      step: 0.01,
      default: 0,
      neutral: 0,
      suggested: 0.5,
      help: 'How far the temperature may go down and up; 0 makes it an ordinary temperature.',
    },
    {
      name: 'exponent',
      kind: 'number',
      valid: '(0, ∞)',
      min: 0.1,
      max: 5,
      step: 0.1,
      default: 1,
      help: 'How the entropy is bent: above 1, the temperature stays low for longer.',
    },
  ],
  formula: String.raw`\ell'_i = \ell_i / T', \quad T' = T_{\min} + (T_{\max} - T_{\min}) \Bigl( \frac{H}{\ln n} \Bigr)^{e}`,
  help: 'Cools where the model is sure and heats where it is not.',
  source: 'kalomaze 2023; llama.cpp, llama_sampler_temp_ext',
  agreement:
    'llama.cpp, where n counts the candidates left. A temperature of 0 is greedy, as there. text-generation-webui names the ends: low = T − range, high = T + range.',
  needs: 'shape',

  apply(ranking: Ranking, { temperature, range, exponent }): Outcome {
    if (range > 0 && ranking.count === 1) return keepAll(ranking)
    const low = Math.max(0, temperature - range)
    const high = temperature + range
    const { entropy } = ranking
    const certainty = range > 0 ? Math.min(1, entropy / Math.log(ranking.count)) : 1
    const chosen = low + (high - low) * certainty ** exponent
    const notes = { entropy, temperature: chosen }
    if (chosen === 0) return keepRanks(0, 1, notes)
    return temper(chosen, notes)
  },
}
