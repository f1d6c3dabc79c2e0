import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import recording from '#lib/engine/recorded/reshape.json' with { type: 'json' }
import { rank } from '#lib/sampling/index.ts'
import { shape, shapeListed } from './shape.ts'

const steps = recording.steps.map((step) => {
  const file = new URL(`../../../../static/recordings/${step.logits.file}`, import.meta.url)
  const logits = new Float32Array(Uint8Array.from(readFileSync(file)).buffer)
  return { ...step, logits, own: rank(logits), listed: step.top.map(({ logit }) => logit) }
})
const settings = [0.1, 0.7, 1, 2].flatMap((T) => [0.05, 0.5, 0.9, 1].map((p) => ({ T, p })))

describe('kept logits of the recorded steps', () => {
  it.each(settings)('the greedy pick stays the tallest at $T and $p', (setting) => {
    for (const { id, logits, own } of steps) {
      const shaped = shape(logits, own, setting)
      expect(shaped.idByRank[0]).toBe(id)
      expect(shaped.probability(0)).toBeGreaterThanOrEqual(shaped.probabilityOf(own.idByRank[1]))
    }
  })

  it('the odds of two tokens are e to their gap over T, whatever else is there', () => {
    for (const { logits, own, top } of steps) {
      const shaped = shape(logits, own, { T: 0.7, p: 1 })
      const odds = shaped.probabilityOf(top[0].id) / shaped.probabilityOf(top[1].id)
      expect(odds).toBeCloseTo(Math.exp((top[0].logit - top[1].logit) / 0.7), 6)
    }
  })

  it('the rows shown before the logits are read are exact', () => {
    for (const { logits, own, top, logSum } of steps) {
      const shaped = shape(logits, own, { T: 1, p: 1 })
      for (const { id, logit } of top)
        expect(Math.exp(logit - logSum)).toBeCloseTo(shaped.probabilityOf(id), 12)
    }
  })
})

describe('a list of 16 taken for all', () => {
  it('makes each of them more probable by the mass it does not know, at T = 1', () => {
    for (const { top, listed, logSum } of steps) {
      const known = top.reduce((sum, { logit }) => sum + Math.exp(logit - logSum), 0)
      const only = shapeListed(listed, { T: 1, p: 1 })
      expect(only.probability(0)).toBeCloseTo(Math.exp(top[0].logit - logSum) / known, 6)
    }
  })

  it('has a smaller nucleus wherever the mass is beyond it', () => {
    const [{ logits, own, listed }] = steps
    const setting = { T: 1, p: 0.9 }
    expect(shapeListed(listed, setting).count).toBeLessThan(17)
    expect(shape(logits, own, setting).count).toBeGreaterThan(500)
  })
})
