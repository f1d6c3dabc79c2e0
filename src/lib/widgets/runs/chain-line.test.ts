import { expect, it } from 'vitest'
import { settingsLine } from '#lib/widgets/chain-words/index.ts'
import { experiment as regimes } from '#lib/widgets/three-regimes/experiment.ts'
import { experiment as strategies } from '#lib/widgets/strategies-reading/experiment.ts'
import { chainLine } from './chain-line.ts'

it('names every step with its one setting, in the order of the chain', () => {
  expect(chainLine(regimes.chains.tuned)).toBe(
    'repetition-penalty 1.1, temperature 0.7, min-p 0.05',
  )
  expect(chainLine(regimes.chains.greedy)).toBe('temperature 0')
})

it('says the chain of a recorded run as the Bench does', () => {
  for (const { chains } of [regimes, strategies]) {
    for (const chain of Object.values(chains)) expect(chainLine(chain)).toBe(settingsLine(chain))
  }
})
