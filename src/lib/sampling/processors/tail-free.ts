import { keepAll, keepRanks, type Outcome } from '../outcome.ts'
import type { Ranking } from '../ranking.ts'
import { MASS_SLACK } from '../slack.ts'
import type { Processor } from '../types.ts'
import { minKeepParameter } from './min-keep.ts'

/**
 * Cuts where the sorted probabilities have stopped bending: after the share z of their summed
 * second differences.
 */
export const tailFree: Processor<{ z: number; minKeep: number }> = {
  id: 'tail-free',
  kind: 'truncation',
  parameters: [
    {
      name: 'z',
      kind: 'number',
      valid: '[0, 1]',
      min: 0,
      max: 1,
      step: 0.01,
      default: 1,
      neutral: 1,
      suggested: 0.95,
      help: 'How much of the bend of the probability curve lies before the cut; 1 is off.',
    },
    minKeepParameter,
  ],
  formula: String.raw`\text{keep the first } 1 + \#\Bigl\{ m : \sum_{j \le m} s_j \le z \Bigr\}, \quad s_j \propto \lvert p_{(j)} - 2 p_{(j+1)} + p_{(j+2)} \rvert`,
  help: 'Finds where the curve of sorted probabilities turns into its flat tail, and cuts there.',
  source: 'Bricken 2019, "Tail free sampling"',
  agreement:
    'text-generation-webui, and the original. llama.cpp, before it dropped it, kept one token less.',
  needs: 'shape',

  apply(ranking: Ranking, { z, minKeep }): Outcome {
    const { weightByRank, count } = ranking
    if (z === 1 || count <= 2) return keepAll(ranking)
    const bend = (rank: number) =>
      Math.abs(weightByRank[rank] - 2 * weightByRank[rank + 1] + weightByRank[rank + 2])
    let total = 0
    for (let rank = 0; rank < count - 2; rank++) total += bend(rank)
    // A flat curve bends nowhere: as in llama.cpp, every place then counts the same.
    const share = (rank: number) => (total > 0 ? bend(rank) / total : 1 / (count - 2))

    let kept = 1
    let sum = share(0)
    while (kept < count - 1 && sum <= z + MASS_SLACK) {
      kept++
      if (kept < count - 1) sum += share(kept - 1)
    }
    return keepRanks(0, Math.min(count, Math.max(kept, minKeep)), { bend: sum })
  },
}
