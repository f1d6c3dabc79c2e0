import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import type { Context, Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'
import { countLeading } from './count-leading.ts'

/**
 * Excludes top choices: of the tokens at or above the threshold, with some probability, only the
 * least probable one stays.
 */
export const xtc: Processor<{ probability: number; threshold: number; minKeep: number }> = {
  id: 'xtc',
  kind: 'truncation',
  parameters: [
    {
      name: 'probability',
      kind: 'number',
      valid: '[0, 1]',
      min: 0,
      max: 1,
      step: 0.01,
      default: 0,
      neutral: 0,
      suggested: 0.5,
      help: 'How often it acts: it throws its own coin at every token. 0 is off.',
    },
    {
      name: 'threshold',
      kind: 'number',
      valid: '[0, 1]',
      min: 0,
      max: 0.5,
      step: 0.01,
      default: 0.1,
      unit: 'probability',
      help: 'What counts as a top choice; above 0.5 there is never more than one, and nothing happens.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{if } c < P\text{: remove } i \text{ with } p_i \ge t \text{, but for the last such one}`,
  help: 'Now and then removes all the obvious choices but the least obvious of them.',
  source: 'p-e-w 2024, text-generation-webui pull request 6335',
  agreement:
    'llama.cpp, given the same chance, also in doing nothing when fewer than minKeep would stay. text-generation-webui moreover does nothing when a newline or an end token would go.',
  needs: 'ratios',

  apply(ranking: Ranking, { probability, threshold, minKeep }, { coin }: Context): Outcome {
    if (probability === 0) return keepAll(ranking)
    if (coin === undefined && probability < 1)
      throw new RangeError(`xtc: probability ${probability} needs context.coin, see coinAt`)
    if (coin !== undefined && coin >= probability) return keepAll(ranking, { coin, topChoices: 0 })
    const { weightByRank, total, count } = ranking
    const topChoices = countLeading(count, (rank) => weightByRank[rank] >= threshold * total)
    const removed = Math.max(0, topChoices - 1)
    const notes = { coin: coin ?? 0, topChoices }
    return count - removed < minKeep ? keepAll(ranking, notes) : keepRanks(removed, count, notes)
  },
}
