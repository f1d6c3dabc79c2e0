import { beforeAll, describe, expect, it } from 'vitest'
import { engineInNode } from '../../../../scripts/engine-in-node.ts'
import {
  estimatedKl,
  exactKl,
  readReference,
  type ReferencePosition,
} from '../../../../tests/engine/reference.ts'
import type { LlamaEngine } from './engine.ts'

// What the project promises of its engine, against transformers in fp32.
const MOST_MEAN_KL = 1e-5
const MOST_DIFFERENCE = 0.05
/** Where the reference's two best are nearer than this, either may come first. */
const CLEAR_LEAD = 0.01

let engine: LlamaEngine
beforeAll(async () => {
  engine = await engineInNode()
})

const texts = readReference()

function largestDifference({ top, tail, uniform }: ReferencePosition, ours: Float32Array): number {
  const samples = [top, tail, uniform]
  return Math.max(
    ...samples.flatMap(({ ids, logits }) =>
      [...logits].map((one, i) => Math.abs(ours[ids[i]] - one)),
    ),
  )
}

describe('against transformers in fp32, at all positions', () => {
  it.each(texts)('agrees on the text "$name"', async ({ ids, positions }) => {
    const distributions = await engine.forward(ids, { positions: [...ids.keys()] })
    const ours = distributions.map(({ logits }) => logits)
    const kl = positions.map((position, i) => estimatedKl(position, ours[i]))
    expect(kl.reduce((sum, one) => sum + one, 0) / kl.length).toBeLessThan(MOST_MEAN_KL)
    positions.forEach((position, i) => {
      expect(largestDifference(position, ours[i]), `position ${i}`).toBeLessThan(MOST_DIFFERENCE)
      const [first, second] = position.top.logits
      const best = ours[i].indexOf(ours[i].reduce((most, one) => Math.max(most, one)))
      if (first - second > CLEAR_LEAD) expect(best, `position ${i}`).toBe(position.top.ids[0])
    })
  })

  it('agrees over the full vocabulary where that is stored, and the estimate from the sample is near', async () => {
    let compared = 0
    for (const { ids, positions } of texts) {
      for (const [i, position] of positions.entries()) {
        if (!position.full) continue
        const [{ logits }] = await engine.forward(ids, { positions: [i] })
        const exact = exactKl(position.full, position.logSumExp, logits)
        expect(exact).toBeGreaterThan(0)
        expect(exact).toBeLessThan(MOST_MEAN_KL)
        expect(estimatedKl(position, logits) / exact).toBeGreaterThan(0.5)
        expect(estimatedKl(position, logits) / exact).toBeLessThan(2)
        position.full.forEach((one, id) => {
          if (!(Math.abs(logits[id] - one) < MOST_DIFFERENCE))
            expect.fail(`id ${id}: ${logits[id]} for ${one}`)
        })
        compared++
      }
    }
    expect(compared).toBeGreaterThanOrEqual(4)
  })

  it('covers at least eight texts, one of at least 128 tokens', () => {
    expect(texts.length).toBeGreaterThanOrEqual(8)
    expect(Math.max(...texts.map(({ ids }) => ids.length))).toBeGreaterThanOrEqual(128)
  })
})
